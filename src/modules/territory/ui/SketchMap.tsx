import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { EmptyState, LoadError } from '#web/kit/desk/EmptyState.tsx'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import type { Mark } from '../contract.ts'
import { nearest } from './sketch.ts'
import { SketchGround } from './SketchGround.tsx'

const HUES = 12
/** From here on dots are square, so that colour is not all that tells them apart. */
const ROUND = 8

type Props = {
  region: number
  chosen?: readonly { id: string }[]
  /** Where buildings are picked on it. */
  toggle?: (mark: Mark) => void
}

/** The community's own sketch without any map service: each building with the number and colour of its grid. */
export function SketchMap({ region, chosen = [], toggle }: Props) {
  const { t } = useTranslation()
  const {
    data: marks,
    error,
    refetch,
  } = useQuery(api.territory.sketch.queryOptions({ input: { region } }))
  const { data: sizes = [] } = useQuery(api.figures.grids.queryOptions({ input: { region } }))
  if (error && !marks) return <LoadError error={error} retry={refetch} />
  if (!marks) return null
  if (marks.length === 0) return <EmptyState words={t('overview.noSketch')} />
  const sizeOf = new Map(sizes.map(size => [size.id, size]))
  // A grid within another has the colour of the outermost: so many can be told apart.
  const outermost = ({ gridId, gridName }: Mark): [id: string | null, name: string] => {
    let size = gridId === null ? undefined : sizeOf.get(gridId)
    while (size?.parentId) size = sizeOf.get(size.parentId)
    return size ? [size.id, size.name] : [gridId, gridName ?? '']
  }
  const grids = [...new Map(marks.map(outermost))]
    .filter(([id]) => id !== null)
    .sort(([, a], [, b]) => a.localeCompare(b, 'zh', { numeric: true }))
  const numberOf = (mark: Mark) => grids.findIndex(([id]) => id === outermost(mark)[0]) + 1
  const householdsIn = (id: string | null) => (id ? sizeOf.get(id)?.households : undefined)
  const picked = new Set(chosen.map(({ id }) => id))
  return (
    <>
      {/* The table below says the same to the keyboard and to readers; this part only scrolls and points. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="sketch" tabIndex={0} role="region" aria-label={t('overview.sketch')}>
        <SketchGround
          marks={marks}
          draw={mark => (
            <>
              <span className={dotOf(numberOf(mark), picked.has(mark.id))}>
                {numberOf(mark) || '?'}
              </span>
              {mark.name}
            </>
          )}
          {...(toggle && {
            onPoint: point => {
              const mark = nearest(marks, point)
              if (mark) toggle(mark)
            },
          })}
        />
      </div>
      <ul className="ways">
        {grids.map(([id, name], index) => (
          <li key={id}>
            <span className={dotOf(index + 1)}>{index + 1}</span> {name}
            {householdsIn(id) !== undefined && (
              <small> {t('grid.households', { number: householdsIn(id) ?? t('grid.few') })}</small>
            )}
          </li>
        ))}
      </ul>
      {!toggle && (
        <details>
          <summary>{t('overview.asTable')}</summary>
          <PlainTable
            label={t('overview.sketch')}
            rows={marks}
            keyOf={({ id }) => id}
            columns={[
              { title: t('desk.column.where'), cell: ({ address }) => address },
              { title: t('desk.field.placeKind'), cell: ({ kind }) => t(`desk.placeKind.${kind}`) },
              {
                title: t('desk.column.grid'),
                cell: ({ gridName }) => gridName ?? t('desk.noGrid'),
              },
            ]}
          />
        </details>
      )}
    </>
  )
}

const dotOf = (number: number, picked = false) =>
  [
    'dot',
    number === 0 ? 'hue-none' : `hue-${((number - 1) % HUES) + 1}`,
    number > ROUND && 'square',
    picked && 'picked',
  ]
    .filter(Boolean)
    .join(' ')
