import { useQuery } from '@tanstack/react-query'
import type { TableColumnType } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { EmptyState } from '#web/kit/desk/EmptyState.tsx'
import { ShortTable } from '#web/kit/desk/ShortTable.tsx'
import type { Colleague } from '../contract.ts'

type Props = {
  region: number
  roleName: (role: string) => string
  /** The names of the regions below, where colleagues of several are shown. */
  regionNames?: ReadonlyMap<number, string>
}

/** Who serves here today, as what and for which grids. */
export function Colleagues({ region, ...props }: Props) {
  const { t } = useTranslation()
  const query = useQuery(api.access.colleagues.queryOptions({ input: { region } }))
  return (
    <ShortTable<Colleague>
      label={t('desk.posting.title')}
      query={query}
      none={<EmptyState words={t('desk.posting.none')} />}
      rowKey="postingId"
      pagination={{ defaultPageSize: 50 }}
      columns={useColumns(props)}
    />
  )
}

function useColumns({
  roleName,
  regionNames,
}: Omit<Props, 'region'>): TableColumnType<Colleague>[] {
  const { t } = useTranslation()
  const where = {
    title: t('desk.figure.region'),
    render: (_: unknown, row: Colleague) => regionNames?.get(row.region) ?? row.region,
  }
  return [
    {
      title: t('desk.field.name'),
      dataIndex: 'name',
      sorter: (a, b) => a.name.localeCompare(b.name, 'zh'),
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
  ]
}
