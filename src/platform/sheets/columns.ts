/** The columns of a register, stated once by its noun: screen, sheet, paper and CSV read them. */
import type { Cell } from './cells.ts'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
type Words = Record<Language, string>

export type Column<Row> = {
  title: Words
  /** In CSS pixels. */
  width: number
  /** What stands in a sheet: a day is a date there, a number a number; whatever is long and of digits is text. */
  cell: (row: Row, language: Language) => Cell
  /** The server can sort by it. */
  sorted?: true
  /** Not shown until somebody chooses it. */
  aside?: true
}

export const columnsOf =
  <Row>() =>
  <K extends string>(columns: Record<K, Column<Row>>) =>
    columns

export const titlesOf = <K extends string>(
  columns: Record<K, { title: Words }>,
  language: Language,
): Record<K, string> =>
  Object.fromEntries(
    Object.entries<{ title: Words }>(columns).map(([key, { title }]) => [key, title[language]]),
  ) as Record<K, string>

/** A cell as it is read where nothing formats it. */
export const inText = (cell: Cell): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '')

export const dayCell = (day: string | null): Date | null => (day ? new Date(day) : null)
