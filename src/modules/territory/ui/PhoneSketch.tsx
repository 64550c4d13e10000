import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mark } from '../contract.ts'
import { nearest } from './sketch.ts'
import { SketchGround } from './SketchGround.tsx'
import type { PickedPlace } from './PhonePlacePicker.tsx'

const ZOOMS = [1, 1.5, 2.25, 3.5]
/** More names than these have no room on one sight of a phone. */
const MOST_NAMES = 20
type Props = { marks: readonly Mark[]; onPick: (place: PickedPlace) => void }

/** The community's own sketch, without any map service; whoever cannot see or point chooses from the list beneath. */
export function PhoneSketch({ marks, onPick }: Props) {
  const { t } = useTranslation()
  const roomy = ZOOMS.findIndex(by => marks.length <= MOST_NAMES * by * by)
  const [zoom, setZoom] = useState(roomy === -1 ? ZOOMS.length - 1 : roomy)
  const by = ZOOMS[zoom] ?? 1
  const pick = ({ id, kind, address }: PickedPlace) => onPick({ id, kind, address })
  return (
    <>
      <p className="weak">{t('sketch.hint')}</p>
      <div className="row">
        <button
          type="button"
          className="chip"
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          {t('sketch.larger')}
        </button>
        <button
          type="button"
          className="chip"
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
        >
          {t('sketch.smaller')}
        </button>
      </div>
      {/* The list below says the same to the keyboard and to readers; this part only scrolls and points. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="sketch" tabIndex={0} role="region" aria-label={t('sketch.title')}>
        <SketchGround
          marks={marks}
          width={`${100 * by}%`}
          draw={({ name }) => (zoom >= roomy ? name : null)}
          onPoint={point => {
            const mark = nearest(marks, point)
            if (mark) pick(mark)
          }}
        />
      </div>
      <MarkList marks={marks} onPick={pick} />
    </>
  )
}

/** The twin of the sketch, by grid. */
function MarkList({ marks, onPick }: Props) {
  const { t } = useTranslation()
  const grids = [...new Set(marks.map(({ gridName }) => gridName))].sort((a, b) =>
    a === null || b === null ? (a === null ? 1 : -1) : a.localeCompare(b, 'zh', { numeric: true }),
  )
  return (
    <section className="stack" aria-label={t('sketch.list')}>
      {grids.map(grid => (
        <details key={grid}>
          <summary>{grid ?? t('sketch.noGrid')}</summary>
          <div className="choices">
            {marks
              .filter(({ gridName }) => gridName === grid)
              .map(mark => (
                <button type="button" className="chip" key={mark.id} onClick={() => onPick(mark)}>
                  {mark.address}
                </button>
              ))}
          </div>
        </details>
      ))}
    </section>
  )
}
