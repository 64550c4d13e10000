import type { Mark } from '../contract.ts'

type Point = { x: number; y: number }
/** A part of the plane in metres: its north-west corner, and how far it reaches to the east and to the south. */
export type Frame = { west: number; north: number; width: number; height: number }

/** Metres left free around the outermost marks, for their names. */
const EDGE = 60

/** The part of the plane that holds all marks. */
export function frameOf(marks: readonly Point[]): Frame {
  const xs = marks.map(({ x }) => x)
  const ys = marks.map(({ y }) => y)
  const west = Math.min(...xs) - EDGE
  const north = Math.max(...ys) + EDGE
  return {
    west,
    north,
    width: Math.max(...xs) + EDGE - west,
    height: north + EDGE - Math.min(...ys),
  }
}

/** Where a point lies in the frame, as parts of its width and height from the upper left. */
export const spotOf = ({ west, north, width, height }: Frame, { x, y }: Point): Point => ({
  x: (x - west) / width,
  y: (north - y) / height,
})

/** The point that lies there. */
export const pointAt = ({ west, north, width, height }: Frame, { x, y }: Point): Point => ({
  x: west + x * width,
  y: north - y * height,
})

/** The mark that lies closest to a point. */
export const nearest = (marks: readonly Mark[], to: Point): Mark | undefined =>
  [...marks].sort((a, b) => distance(a, to) - distance(b, to))[0]

/** The names of what stands around the marks, such as their estate, above the northernmost of each. */
export function headingsOf(marks: readonly Mark[]): (Point & { name: string })[] {
  const around = Map.groupBy(marks, ({ address, name }) => address.slice(0, -name.length).trim())
  return [...around].flatMap(([name, those]) => {
    if (!name) return []
    const xs = those.map(({ x }) => x)
    const x = (Math.min(...xs) + Math.max(...xs)) / 2
    return { name, x, y: Math.max(...those.map(({ y }) => y)) + ABOVE }
  })
}

/** Metres between the northernmost mark and the name of what stands around it. */
const ABOVE = 45

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
