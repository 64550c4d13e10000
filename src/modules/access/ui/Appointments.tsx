import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown, Switch, type TableColumnType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { EmptyState } from '#web/kit/desk/EmptyState.tsx'
import { ShortTable } from '#web/kit/desk/ShortTable.tsx'
import type { Appointment } from '../contract.ts'

/** What can be done about a posting by whoever appoints. */
export type AppointmentAct = 'invite' | 'end' | 'disable' | 'enable'

type Props = {
  region: number
  roleName: (role: string) => string
  /** The names of the regions below, where several are shown. */
  regionNames?: ReadonlyMap<number, string>
  act: (what: AppointmentAct, appointment: Appointment) => void
}

/** Who serves here, as those who appoint look after them: offers first, on demand also what is over. */
export function Appointments({ region, ...props }: Props) {
  const { t } = useTranslation()
  const [past, setPast] = useState(false)
  const input = { region, past }
  const query = useQuery(api.access.appointments.queryOptions({ input }))
  return (
    <>
      <span>
        <Switch aria-label={t('appointment.past')} checked={past} onChange={setPast} size="small" />{' '}
        {t('appointment.past')}
      </span>
      <ShortTable<Appointment>
        label={t('desk.posting.title')}
        query={query}
        none={<EmptyState words={t('desk.posting.none')} />}
        rowKey="postingId"
        pagination={{ defaultPageSize: 50 }}
        columns={useColumns(props)}
      />
    </>
  )
}

function useColumns({
  roleName,
  regionNames,
  act,
}: Omit<Props, 'region'>): TableColumnType<Appointment>[] {
  const { t } = useTranslation()
  const where = {
    title: t('desk.figure.region'),
    render: (_: unknown, row: Appointment) => regionNames?.get(row.region) ?? row.region,
  }
  const state = ({ state, disabled }: Appointment) =>
    disabled === null
      ? t(`appointment.state.${state}`)
      : t('appointment.state.disabled', { reason: disabled })
  return [
    {
      title: t('desk.field.name'),
      render: (_, row) => called(row),
      sorter: (a, b) => called(a).localeCompare(called(b), 'zh'),
    },
    {
      title: t('desk.field.role'),
      render: (_, { role }) => roleName(role),
      sorter: (a, b) => a.role.localeCompare(b.role),
    },
    ...(regionNames ? [where] : []),
    {
      title: t('appointment.areas'),
      render: (_, { grids, places }) => [...grids, ...places].join(t('desk.comma')) || '—',
    },
    {
      title: t('appointment.term'),
      render: (_, { from, to }) =>
        to ? t('appointment.until', { from, to }) : t('appointment.from', { from }),
    },
    { title: t('appointment.state.label'), render: (_, row) => state(row) },
    { title: t('desk.column.actions'), render: (_, row) => <Acts row={row} act={act} /> },
  ]
}

function Acts({ row, act }: { row: Appointment; act: Props['act'] }) {
  const { t } = useTranslation()
  const labels: Record<AppointmentAct, string> = {
    invite: t('invite.invite'),
    end: t(row.state === 'offered' ? 'appointment.withdraw' : 'desk.posting.end'),
    disable: t('appointment.disable'),
    enable: t('appointment.enable'),
  }
  const items = actsOn(row).map(key => ({ key, label: labels[key], danger: key === 'disable' }))
  if (items.length === 0) return '—'
  const onClick = ({ key }: { key: string }) => act(key as AppointmentAct, row)
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick }}>
      <Button size="small" aria-label={t('appointment.actsOf', { name: called(row) })}>
        {t('appointment.acts')}
      </Button>
    </Dropdown>
  )
}

/** Of somebody who has not agreed there is no more than the login that was typed. */
export const called = ({ name, login }: Appointment): string => name ?? login ?? '—'

function actsOn({ state, disabled }: Appointment): AppointmentAct[] {
  if (state === 'offered') return ['end']
  if (disabled !== null) return ['enable']
  return state === 'agreed' ? ['invite', 'end', 'disable'] : []
}
