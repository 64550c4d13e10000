import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#web/kit/desk/EmptyState.tsx'
import { ShortTable } from '#web/kit/desk/ShortTable.tsx'
import type { Grid } from '../contract.ts'

/** How many households a grid holds; null where so few are not told. */
export type Sizes = ReadonlyMap<string, number | null>
type Props = {
  query: UseQueryResult<Grid[]>
  sizes: Sizes
  levelName: (level: string) => string
  change: ((grid: Grid) => void) | undefined
}

/** The grids of a community, each beneath the one it lies in; what none of them has is no column. */
export function GridTable({ query, sizes, levelName, change }: Props) {
  const { t } = useTranslation()
  const parents = new Map(query.data?.map(({ id, parentId }) => [id, parentId]))
  const anyHas = (key: 'level' | 'type') => query.data?.some(grid => grid[key])
  return (
    <ShortTable<Grid>
      label={t('desk.grid.title')}
      query={query}
      none={<EmptyState words={t('desk.grid.none')} />}
      rowKey="id"
      size="small"
      pagination={{ pageSize: 20 }}
      columns={[
        {
          title: t('desk.field.gridName'),
          render: (_, { id, name }) => (
            <span style={{ paddingInlineStart: 20 * depthOf(parents, id) }}>{name}</span>
          ),
        },
        { title: t('desk.field.gridCode'), dataIndex: 'code' },
        {
          title: t('grid.level'),
          hidden: !anyHas('level'),
          render: (_, { level }) => (level ? levelName(level) : '—'),
        },
        {
          title: t('grid.type.title'),
          hidden: !anyHas('type'),
          render: (_, { type }) => (type ? t(`grid.type.${type}`) : '—'),
        },
        {
          title: t('overview.counted.households'),
          align: 'right',
          hidden: sizes.size === 0,
          render: (_, { id }) =>
            sizes.has(id) ? t('unit.households', { number: sizes.get(id) ?? t('grid.few') }) : '—',
        },
        ...(change
          ? [
              {
                title: t('desk.column.actions'),
                render: (_: unknown, grid: Grid) => (
                  <Button
                    size="small"
                    aria-label={t('grid.changeOf', { name: grid.name })}
                    onClick={() => change(grid)}
                  >
                    {t('grid.change')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** How many grids lie around a grid. */
const depthOf = (parents: ReadonlyMap<string, string | null>, id: string): number => {
  const parent = parents.get(id)
  return parent ? 1 + depthOf(parents, parent) : 0
}
