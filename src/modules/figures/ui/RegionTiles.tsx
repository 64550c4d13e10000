import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { LoadError } from '#web/kit/desk/EmptyState.tsx'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import type { Profile } from '../contract.ts'
import { tiles } from './tiles.ts'

/** The least share of the picture, so that a region of which nothing is counted yet is seen too. */
const LEAST_SHARE = 0.03
const BOX = { x: 0, y: 0, width: 100, height: 100 }
const COUNTED = ['persons', 'households', 'grids', 'buildings', 'communities'] as const

/** The regions directly below as a picture without a map, sized by counted residents, and the same as a table. */
export function RegionTiles({
  region,
  linkTo,
}: {
  region: number
  linkTo: (profile: Profile) => ReactNode
}) {
  const { t } = useTranslation()
  const {
    data: profiles = [],
    error,
    isPending,
    refetch,
  } = useQuery(api.figures.profilesBelow.queryOptions({ input: { region } }))
  if (isPending) return <Skeleton active />
  if (error && profiles.length === 0) return <LoadError error={error} retry={refetch} />
  const whole = Math.max(
    1,
    profiles.reduce((sum, { counted }) => sum + counted.persons, 0),
  )
  const sized = profiles.map(item => ({
    item,
    size: Math.max(item.counted.persons, whole * LEAST_SHARE),
  }))
  return (
    <>
      {profiles.length > 1 && (
        <div className="tiles" aria-hidden="true">
          {tiles(sized, BOX).map(({ item, x, y, width, height }) => (
            <div
              key={item.region}
              title={item.name}
              style={{ left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` }}
            >
              <strong>{item.name}</strong>
              <span>{t('overview.persons', { count: item.counted.persons })}</span>
            </div>
          ))}
        </div>
      )}
      <PlainTable
        label={t('desk.region.below')}
        rows={profiles}
        keyOf={({ region }) => String(region)}
        columns={[
          { title: t('desk.figure.region'), cell: linkTo },
          ...COUNTED.map(key => ({
            title: t(`overview.counted.${key}`),
            number: true,
            cell: ({ counted }: Profile) =>
              t(`unit.${key}`, { number: counted[key].toLocaleString('en') }),
          })),
        ]}
      />
    </>
  )
}
