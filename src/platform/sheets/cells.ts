/** What a spreadsheet is to the rest of the house: rows of plain values, and the bounds they keep. */
import { Refusal } from '../refusal.ts'
import type { refusals } from './refusals.ts'

export type Cell = string | number | Date | boolean | null
/** A row as the file numbers it, from 1; its cells end with the last one that holds something. */
export type SheetRow = { number: number; cells: Cell[] }

export const MAX_COLUMNS = 200
/** Excel's own bounds: its longest text is counted in UTF-16 units. */
export const MAX_TEXT = 32_767
export const LAST_ROW = 1_048_576
export const LAST_COLUMN = 16_384
const CHUNK_ROWS = 1_000
const CHUNK_WEIGHT = 400_000

/** A refusal of the file; `cell` names the place, like C5. */
export function refused(reason: keyof typeof refusals, cell?: string): Refusal {
  return new Refusal('NOT_ACCEPTABLE', reason, cell ? { field: cell } : {})
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

/**
 * Rows that hold something, in chunks small enough to be handed from thread to thread unnoticed.
 * Whatever the readers before it let pass, nothing beyond the bounds comes out here.
 */
export async function* chunksOf(
  rows: AsyncIterable<SheetRow>,
  maxRows: number,
): AsyncGenerator<SheetRow[]> {
  let chunk: SheetRow[] = []
  let weight = 0
  for await (const { number, cells } of rows) {
    while (cells.length > 0 && cells.at(-1) === null) cells.pop()
    if (cells.length === 0) continue
    if (number > maxRows) throw refused('sheet-too-large', `A${number}`)
    chunk.push({ number, cells })
    weight += weigh(number, cells)
    if (chunk.length < CHUNK_ROWS && weight < CHUNK_WEIGHT) continue
    yield chunk
    chunk = []
    weight = 0
  }
  if (chunk.length > 0) yield chunk
}

function weigh(number: number, cells: Cell[]): number {
  if (cells.length > MAX_COLUMNS) throw refused('sheet-too-wide', columnName(cells.length) + number)
  let weight = 0
  for (const [index, cell] of cells.entries()) {
    const length = typeof cell === 'string' ? cell.length : 0
    if (length > MAX_TEXT) throw refused('sheet-too-large', columnName(index + 1) + number)
    weight += length + 20
  }
  return weight
}
