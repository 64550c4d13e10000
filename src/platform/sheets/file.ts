/** A file's rows, whatever its kind, in chunks. */
import { AppError } from '../app-error.ts'
import { columnName, MAX_COLUMNS, MAX_TEXT, refused } from './cells.ts'
import type { Cell, SheetHead, SheetRow } from './cells.ts'
import { csvRows } from './csv.ts'
import { kindOf } from './kind.ts'
import { xlsxHeads, xlsxRows } from './xlsx.ts'

export type File = { name: string; bytes: Buffer; maxRows: number; sheet?: number | undefined }

const CHUNK_ROWS = 1_000
const HEAD_ROWS = 40
/** Small enough to be handed from thread to thread unnoticed. */
const CHUNK_WEIGHT = 400_000

/**
 * Rows that hold something. Whatever the readers let pass, nothing beyond the bounds comes out
 * here, and all that a damaged file makes them say is one refusal.
 */
export async function* chunksOf(file: File): AsyncGenerator<SheetRow[]> {
  let chunk: SheetRow[] = []
  let weight = 0
  const { maxRows } = file
  try {
    for await (const { number, cells: given } of rowsOf(file)) {
      const cells = given.map(writable)
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
  } catch (error) {
    throw error instanceof AppError ? error : refused('sheet-not-readable')
  }
  if (chunk.length > 0) yield chunk
}

function rowsOf({ sheet, ...file }: File): AsyncIterable<SheetRow> {
  return kindOf(file.name, file.bytes) === 'csv' ? csvRows(file.bytes) : xlsxRows(file, sheet)
}

/** The sheets of a file, each with its first rows; a .csv is one without a name. */
export async function headsOf(file: File): Promise<SheetHead[]> {
  try {
    if (kindOf(file.name, file.bytes) === 'xlsx') return bounded(await xlsxHeads(file, HEAD_ROWS))
    const rows: SheetRow[] = []
    for await (const row of csvRows(file.bytes)) if (rows.push(row) === HEAD_ROWS) break
    return bounded([{ name: '', hidden: false, rows, hiddenRows: 0, pictures: false }])
  } catch (error) {
    throw error instanceof AppError ? error : refused('sheet-not-readable')
  }
}

const bounded = (heads: SheetHead[]): SheetHead[] =>
  heads.map(head => ({
    ...head,
    rows: head.rows.map(({ number, cells: given }) => {
      const cells = given.map(writable)
      weigh(number, cells)
      return { number, cells }
    }),
  }))

/** A zero byte and half a letter, which only an escape can write, are no text. */
const writable = (cell: Cell): Cell =>
  typeof cell === 'string' ? cell.toWellFormed().replaceAll('\0', '') || null : cell

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
