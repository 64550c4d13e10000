import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { Nothing, Unread } from '#web/kit/desk/Nothing.tsx'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import type { Mark } from '../contract.ts'
import { SketchGround } from './SketchGround.tsx'

const HUES = 8

/** The community's own sketch without any map service: each building with the number and colour of its grid. */
export function SketchMap({ region }: { region: number }) {
  const { t } = useTranslation()
  const {
    data: marks,
    error,
    refetch,
  } = useQuery(api.territory.sketch.queryOptions({ input: { region } }))
  if (error && !marks) return <Unread error={error} retry={refetch} />
  if (!marks) return null
  if (marks.length === 0) return <Nothing words={t('overview.noSketch')} />
  const grids = [...new Map(marks.map(({ gridId, gridName }) => [gridId, gridName ?? '']))]
    .filter(([id]) => id !== null)
    .sort(([, a], [, b]) => a.localeCompare(b, 'zh', { numeric: true }))
  const numberOf = ({ gridId }: Mark) => grids.findIndex(([id]) => id === gridId) + 1
  return (
    <>
      {/* The table below says the same to the keyboard and to readers; this part only scrolls. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="sketch" tabIndex={0} role="region" aria-label={t('overview.sketch')}>
        <SketchGround
          marks={marks}
          draw={mark => (
            <>
              <span className={`dot ${hueOf(numberOf(mark))}`}>{numberOf(mark) || '?'}</span>
              {mark.name}
            </>
          )}
        />
      </div>
      <ul className="ways">
        {grids.map(([id, name], index) => (
          <li key={id}>
            <span className={`dot ${hueOf(index + 1)}`}>{index + 1}</span> {name}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('overview.asTable')}</summary>
        <PlainTable
          label={t('overview.sketch')}
          rows={marks}
          keyOf={({ id }) => id}
          columns={[
            { title: t('desk.column.where'), cell: ({ address }) => address },
            { title: t('desk.field.placeKind'), cell: ({ kind }) => t(`desk.placeKind.${kind}`) },
            { title: t('desk.column.grid'), cell: ({ gridName }) => gridName ?? t('desk.noGrid') },
          ]}
        />
      </details>
    </>
  )
}

const hueOf = (number: number) => (number === 0 ? 'hue-none' : `hue-${((number - 1) % HUES) + 1}`)
