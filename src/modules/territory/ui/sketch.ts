import type { Mark } from '../contract.ts'

type Point = { x: number; y: number }

/** Metres left free around the outermost marks, for their names. */
const EDGE = 25

/** The part of the plane that holds all marks: its width in metres, and as an SVG view box, in which y grows downwards. */
export function frameOf(marks: readonly Point[]): { width: number; box: string } {
  const xs = marks.map(({ x }) => x)
  const ys = marks.map(({ y }) => y)
  const left = Math.min(...xs) - EDGE
  const top = -Math.max(...ys) - EDGE
  return {
    width: Math.max(...xs) + EDGE - left,
    box: [left, top, Math.max(...xs) + EDGE - left, -Math.min(...ys) + EDGE - top].join(' '),
  }
}

/** The mark that lies closest to a point. */
export const nearest = (marks: readonly Mark[], to: Point): Mark | undefined =>
  [...marks].sort((a, b) => distance(a, to) - distance(b, to))[0]

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
