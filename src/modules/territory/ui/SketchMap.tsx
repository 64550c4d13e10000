import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { Nothing, Unread } from '#web/kit/desk/Nothing.tsx'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import type { Mark } from '../contract.ts'
import { frameOf } from './sketch.ts'

const HUES = 8
const WIDTH = 640

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
  const frame = frameOf(marks)
  const grids = [...new Map(marks.map(({ gridId, gridName }) => [gridId, gridName ?? '']))]
    .filter(([id]) => id !== null)
    .sort(([, a], [, b]) => a.localeCompare(b, 'zh', { numeric: true }))
  const numberOf = ({ gridId }: Mark) => grids.findIndex(([id]) => id === gridId) + 1
  return (
    <>
      <svg viewBox={frame.box} className="sketch-map" aria-hidden="true">
        {marks.map(mark => (
          <g
            key={mark.id}
            transform={`translate(${mark.x} ${-mark.y}) scale(${sizeOf(frame.width)})`}
          >
            <title>{mark.address}</title>
            <circle r="9" className={hueOf(numberOf(mark))} />
            <text y="3.5">{numberOf(mark) || '?'}</text>
            <text y="20" className="name">
              {mark.name}
            </text>
          </g>
        ))}
      </svg>
      <ul className="ways legend">
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

/** Marks grow with the ground that is drawn, so that they can be read on a large one too. */
const sizeOf = (metres: number) => Math.max(1, metres / WIDTH)

const hueOf = (number: number) => (number === 0 ? 'hue-none' : `hue-${((number - 1) % HUES) + 1}`)
