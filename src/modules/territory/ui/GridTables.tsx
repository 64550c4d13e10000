import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { Nothing } from '#web/kit/desk/Nothing.tsx'
import { ShortTable } from '#web/kit/desk/ShortTable.tsx'
import type { Grid, Place } from '../contract.ts'

/** The grids of a community, those of a grid beneath it. */
export function GridTable({ query }: { query: UseQueryResult<Grid[]> }) {
  const { t } = useTranslation()
  const nameOf = (id: string | null) => query.data?.find(grid => grid.id === id)?.name ?? '—'
  return (
    <ShortTable<Grid>
      label={t('desk.grid.title')}
      query={query}
      none={<Nothing words={t('desk.grid.none')} />}
      rowKey="id"
      size="small"
      pagination={false}
      columns={[
        {
          title: t('desk.field.gridCode'),
          dataIndex: 'code',
          sorter: (a, b) => a.code.localeCompare(b.code),
        },
        { title: t('desk.field.gridName'), dataIndex: 'name' },
        { title: t('desk.field.gridParent'), render: (_, { parentId }) => nameOf(parentId) },
      ]}
    />
  )
}

/** The blind spots: addresses for which nobody on the ground answers. */
export function UngriddedTable({
  region,
  assign,
}: {
  region: number
  assign: ((place: Place) => void) | undefined
}) {
  const { t } = useTranslation()
  const query = useQuery(api.territory.ungridded.queryOptions({ input: { region } }))
  return (
    <ShortTable<Place>
      label={t('desk.ungridded.title')}
      query={query}
      none={<Nothing words={t('desk.ungridded.none')} />}
      rowKey="id"
      size="small"
      pagination={{ showTotal: count => t('desk.ungridded.count', { count }) }}
      columns={[
        {
          title: t('desk.column.where'),
          dataIndex: 'address',
          sorter: (a, b) => a.address.localeCompare(b.address, 'zh', { numeric: true }),
        },
        { title: t('desk.field.placeKind'), render: (_, { kind }) => t(`desk.placeKind.${kind}`) },
        ...(assign
          ? [
              {
                title: t('desk.column.actions'),
                render: (_: unknown, place: Place) => (
                  <Button size="small" onClick={() => assign(place)}>
                    {t('desk.draw.assign')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
