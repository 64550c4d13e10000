import type { MouseEvent, ReactNode } from 'react'
import type { Mark } from '../contract.ts'
import { frameOf, headingsOf, pointAt, spotOf } from './sketch.ts'

type Props = {
  marks: readonly Mark[]
  /** How wide it is drawn; its height follows. */
  width?: string
  draw: (mark: Mark) => ReactNode
  onPoint?: (point: { x: number; y: number }) => void
}

/** The ground of a sketch. Only distances grow with it: names keep the size in which they can be read. */
export function SketchGround({ marks, width, draw, onPoint }: Props) {
  const headings = headingsOf(marks)
  const frame = frameOf([...marks, ...headings])
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
      {headings.map(heading => (
        <strong key={heading.name} className="estate" style={placed(spotOf(frame, heading))}>
          {heading.name}
        </strong>
      ))}
      {marks.map(mark => (
        <span
          key={mark.id}
          className="spot"
          title={mark.address}
          style={placed(spotOf(frame, mark))}
        >
          {draw(mark)}
        </span>
      ))}
    </div>
  )
}

const placed = ({ x, y }: { x: number; y: number }) => ({ left: `${100 * x}%`, top: `${100 * y}%` })
