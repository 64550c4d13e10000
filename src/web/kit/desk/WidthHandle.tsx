import { type PointerEvent, useState } from 'react'

/** The edge of a column, drawn by pointer; the chooser of columns does the same by keyboard. */
export function WidthHandle({ width, set }: { width: number; set: (width: number) => void }) {
  const [from, setFrom] = useState<number>()
  const [by, setBy] = useState(0)
  const begin = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom(event.clientX)
  }
  const end = () => {
    if (from !== undefined && by !== 0) set(width + by)
    setFrom(undefined)
    setBy(0)
  }
  return (
    <span
      className="width-handle"
      aria-hidden="true"
      style={by ? { transform: `translateX(${by}px)` } : undefined}
      onClick={event => event.stopPropagation()}
      onPointerDown={begin}
      onPointerMove={event => from !== undefined && setBy(event.clientX - from)}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}
