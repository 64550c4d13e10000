import type { MouseEvent, ReactNode } from 'react'
import type { Mark } from '../contract.ts'
import { frameOf, pointAt, spotOf } from './sketch.ts'

type Props = {
  marks: readonly Mark[]
  /** How wide it is drawn; its height follows. */
  width?: string
  draw: (mark: Mark) => ReactNode
  onPoint?: (point: { x: number; y: number }) => void
}

/** The ground of a sketch. Only distances grow with it: names keep the size in which they can be read. */
export function SketchGround({ marks, width, draw, onPoint }: Props) {
  const frame = frameOf(marks)
  const point = ({ currentTarget, clientX, clientY }: MouseEvent) => {
    const { left, top, width: wide, height: high } = currentTarget.getBoundingClientRect()
    onPoint?.(pointAt(frame, { x: (clientX - left) / wide, y: (clientY - top) / high }))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className="sketch-ground"
      style={{ aspectRatio: frame.width / frame.height, width }}
      aria-hidden="true"
      onClick={point}
    >
      {marks.map(mark => {
        const { x, y } = spotOf(frame, mark)
        return (
          <span
            key={mark.id}
            className="spot"
            title={mark.address}
            style={{ left: `${100 * x}%`, top: `${100 * y}%` }}
          >
            {draw(mark)}
          </span>
        )
      })}
    </div>
  )
}
