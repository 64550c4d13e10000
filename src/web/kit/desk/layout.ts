import type { ReactNode } from 'react'
import { z } from 'zod'

/** A column of a register: as it is drawn, and as text for paper and files. */
export type RegisterColumn<Row> = {
  key: string
  title: string
  /** In CSS pixels. */
  width: number
  text: (row: Row) => string
  /** What a workbook holds, where it is no text: a moment, a day, a number. */
  sheet?: { format?: 'day' | 'moment'; of: (row: Row) => Date | number | null }
  cell?: (row: Row) => ReactNode
  /** The server can sort by it. */
  sorted?: boolean
  /** Not shown until somebody chooses it. */
  aside?: boolean
}

/** Which columns somebody wants to see, in which order and how wide, and how close the rows stand. */
export const Layout = z.object({
  columns: z.array(z.object({ key: z.string(), shown: z.boolean(), width: z.number() })),
  dense: z.boolean(),
})
export type Layout = z.infer<typeof Layout>
export type Place = Layout['columns'][number]

export const NARROWEST = 60
const WIDEST = 900

/** As a register comes out of the box. */
export const freshLayout = <Row>(columns: readonly RegisterColumn<Row>[]): Layout => ({
  columns: columns.map(({ key, width, aside }) => ({ key, width, shown: !aside })),
  dense: false,
})

/** A kept layout brought to the columns of today: what is gone is dropped, what is new stands at the end. */
export function fitted<Row>(kept: Layout, columns: readonly RegisterColumn<Row>[]): Layout {
  const fresh = freshLayout(columns)
  const known = kept.columns.filter(({ key }) => columns.some(column => column.key === key))
  const added = fresh.columns.filter(({ key }) => !known.some(place => place.key === key))
  return { ...kept, columns: [...known, ...added] }
}

/** The columns that are shown, in their order and width. */
export const arranged = <Row>(
  columns: readonly RegisterColumn<Row>[],
  layout: Layout,
): RegisterColumn<Row>[] =>
  layout.columns.flatMap(({ key, shown, width }) => {
    const column = shown && columns.find(one => one.key === key)
    return column ? [{ ...column, width }] : []
  })

/** One column changed; the last shown one stays, and no width leaves its bounds. */
export function placed(layout: Layout, key: string, change: Partial<Place>): Layout {
  const columns = layout.columns.map(place =>
    place.key === key ? bounded({ ...place, ...change }) : place,
  )
  return columns.some(({ shown }) => shown) ? { ...layout, columns } : layout
}

/** One column a step up or down; at an end it stays. */
export function moved(layout: Layout, key: string, by: 1 | -1): Layout {
  const columns = [...layout.columns]
  const from = columns.findIndex(place => place.key === key)
  const [place] = columns.splice(from, 1)
  columns.splice(Math.max(0, from + by), 0, place!)
  return { ...layout, columns }
}

const bounded = (place: Place): Place => ({
  ...place,
  width: Math.min(WIDEST, Math.max(NARROWEST, Math.round(place.width))),
})
