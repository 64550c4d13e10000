import { type MouseEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useComfort } from '#web/kit/comfort.ts'
import type { Mark } from '../contract.ts'
import { frameOf, nearest } from './sketch.ts'
import type { PickedPlace } from './PhonePlacePicker.tsx'

const ZOOMS = [1, 1.5, 2.25, 3.5]
/** Names keep their size on a phone, however much of the sketch it shows. */
const LETTER_PX = { plain: 14, elder: 18 }
const PHONE_PX = 350

type Props = { marks: readonly Mark[]; onPick: (place: PickedPlace) => void }

/** The community's own sketch, without any map service; whoever cannot see or point chooses from the list beneath. */
export function PhoneSketch({ marks, onPick }: Props) {
  const { t } = useTranslation()
  const [zoom, setZoom] = useState(0)
  const by = ZOOMS[zoom] ?? 1
  const { width, box } = frameOf(marks)
  const letter = LETTER_PX[useComfort().elder ? 'elder' : 'plain']
  const pick = ({ id, kind, address }: PickedPlace) => onPick({ id, kind, address })
  const point = (click: MouseEvent<SVGSVGElement>) => {
    const matrix = click.currentTarget.getScreenCTM()
    if (!matrix) return
    const at = new DOMPoint(click.clientX, click.clientY).matrixTransform(matrix.inverse())
    const mark = nearest(marks, { x: at.x, y: -at.y })
    if (mark) pick(mark)
  }
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
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <svg
          viewBox={box}
          style={{ width: `${100 * by}%`, fontSize: `${(letter * width) / (PHONE_PX * by)}px` }}
          aria-hidden="true"
          onClick={point}
        >
          {marks.map(mark => (
            <Spot key={mark.id} mark={mark} />
          ))}
        </svg>
      </div>
      <MarkList marks={marks} onPick={pick} />
    </>
  )
}

const Spot = ({ mark: { x, y, name } }: { mark: Mark }) => (
  <g transform={`translate(${x} ${-y})`}>
    <circle r="0.4em" />
    <text y="1.5em">{name}</text>
  </g>
)

/** The twin of the sketch, by grid. */
function MarkList({ marks, onPick }: Props) {
  const { t } = useTranslation()
  const grids = [...new Set(marks.map(({ gridName }) => gridName))]
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
