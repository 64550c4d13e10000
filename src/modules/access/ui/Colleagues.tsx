import { useQuery } from '@tanstack/react-query'
import { Button, Flex, type TableColumnType } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { Nothing } from '#web/kit/desk/Nothing.tsx'
import { ShortTable } from '#web/kit/desk/ShortTable.tsx'
import type { Colleague } from '../contract.ts'

type Props = {
  region: number
  roleName: (role: string) => string
  /** The names of the regions below, where colleagues of several are shown. */
  regionNames?: ReadonlyMap<number, string>
  /** For whoever may end a posting. */
  end?: (colleague: Colleague) => void
  /** For whoever may appoint: the link by which somebody comes in. */
  invite?: (colleague: Colleague) => void
}

/** Who serves here today, as what and for which grids. */
export function Colleagues({ region, ...props }: Props) {
  const { t } = useTranslation()
  const query = useQuery(api.access.colleagues.queryOptions({ input: { region } }))
  return (
    <ShortTable<Colleague>
      label={t('desk.posting.title')}
      query={query}
      none={<Nothing words={t('desk.posting.none')} />}
      rowKey="postingId"
      pagination={{ defaultPageSize: 50 }}
      columns={useColumns(props)}
    />
  )
}

function useColumns({
  roleName,
  regionNames,
  end,
  invite,
}: Omit<Props, 'region'>): TableColumnType<Colleague>[] {
  const { t } = useTranslation()
  const where = {
    title: t('desk.figure.region'),
    render: (_: unknown, row: Colleague) => regionNames?.get(row.region) ?? row.region,
  }
  const ending = {
    title: t('desk.column.actions'),
    render: (_: unknown, row: Colleague) => (
      <Flex gap={8} wrap>
        <Button
          size="small"
          onClick={() => invite?.(row)}
          aria-label={t('invite.inviteOf', { name: row.name })}
        >
          {t('invite.invite')}
        </Button>
        <Button
          size="small"
          onClick={() => end?.(row)}
          aria-label={t('desk.posting.endOf', { name: row.name })}
        >
          {t('desk.posting.end')}
        </Button>
      </Flex>
    ),
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
      title: t('desk.field.gridIds'),
      render: (_, { grids }) => grids.join(t('desk.comma')) || '—',
    },
    ...(end ? [ending] : []),
  ]
}
