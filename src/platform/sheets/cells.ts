/** What a spreadsheet is to the rest of the app: rows of plain values, within bounds. */
import { AppError } from '../app-error.ts'
import type { refusals } from './refusals.ts'

export type Cell = string | number | Date | boolean | null
/** A row as the file numbers it, from 1; its cells end with the last one that holds something. */
export type SheetRow = { number: number; cells: Cell[] }

/** A sheet of a file before it is read through: what it is called, and its first rows. */
export type SheetHead = {
  name: string
  /** Nobody who opens the file sees it: it is named, and not read. */
  hidden: boolean
  rows: SheetRow[]
  /** How many rows a filter hides. */
  hiddenRows: number
  pictures: boolean
}

export const MAX_COLUMNS = 200
/** Excel's own bounds: its longest text is counted in UTF-16 units. */
export const MAX_TEXT = 32_767
/** The same before it is unescaped: an entity may be ten letters for one. */
export const MAX_RAW = 10 * MAX_TEXT
export const LAST_ROW = 1_048_576
export const LAST_COLUMN = 16_384

/** A refusal of the file; `cell` names the place, like C5. */
export function refused(reason: keyof typeof refusals, cell?: string): AppError {
  return new AppError('NOT_ACCEPTABLE', reason, cell ? { field: cell } : {})
}

/** A for 1, Z for 26, AA for 27. */
export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

export function columnNumber(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}
