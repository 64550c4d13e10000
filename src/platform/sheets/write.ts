import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { writeXlsxStream } from 'hucre/xlsx'
import { newId } from '../ids.ts'
import { MAX_TEXT } from './cells.ts'
import type { Cell } from './cells.ts'
import { guard } from './csv.ts'

type Rows = AsyncIterable<Cell[]> | Iterable<Cell[]>
type Sheet = { name: string; header: string[]; rows: Rows; widths?: number[] }

/**
 * Writes a sheet while its rows arrive: a workbook, or a .csv (UTF-8 with a mark, so that Excel
 * knows it) if the path says so. Dates are days in UTC. No text comes alive as a formula, and
 * `readSheet` gives every text back as it was, but for NUL and what exceeds Excel's 32,767 units.
 */
export async function writeSheet(path: string, sheet: Sheet): Promise<void> {
  const bytes = /\.csv$/i.test(path) ? Readable.from(csvLines(sheet)) : workbook(sheet)
  // A half-written file must never answer to the name of a whole one.
  const part = `${path}.${newId()}`
  try {
    await pipeline(bytes, createWriteStream(part))
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

function workbook(sheet: Sheet): Readable {
  const bytes = writeXlsxStream(written(sheet, inWorkbook), {
    name: nameOf(sheet),
    columns: sheet.widths?.map(width => ({ width })),
    freezePane: { rows: 1 },
  })
  return Readable.fromWeb(bytes as ReadableStream)
}

/** What Excel takes for a sheet's name. */
function nameOf({ name }: Sheet): string {
  const taken = name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31)
  return taken.trim() || 'Sheet1'
}

async function* written<T>({ header, rows }: Sheet, as: (cell: Cell) => T): AsyncGenerator<T[]> {
  yield header.map(as)
  for await (const row of rows) yield row.map(as)
}

/** Text as a workbook can hold it: its own escape is escaped, and two characters XML forbids. */
function inWorkbook(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell
  return cell
    .slice(0, MAX_TEXT)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
}

async function* csvLines(sheet: Sheet): AsyncGenerator<string> {
  yield '\ufeff'
  for await (const fields of written(sheet, inCsv)) yield `${fields.join(',')}\r\n`
}

function inCsv(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (cell === null || Number.isNaN(cell)) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = guard(cell.replaceAll('\0', '').slice(0, MAX_TEXT))
  return `"${text.replaceAll('"', '""')}"`
}
