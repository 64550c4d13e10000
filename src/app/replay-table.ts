/** A table that somebody exported: its columns are found by name, wherever the header stands. */
import { AppError } from '#platform/app-error.ts'
import type { SheetRow } from '#platform/sheets/read.ts'
import { readSheet } from '#platform/sheets/read.ts'
import { refusals } from './modules.ts'

export type Row = { number: number; cell(column: string): string }

/** A title and a few notes may stand above the header. */
const HEADER_WITHIN = 20
const MAX_ROWS = 1_000_000

/**
 * The rows below the header, one by one. Refuses a file that cannot be read and one without the
 * columns needed; any other column may be missing, and its cells are empty.
 */
export async function* rowsOf(file: string, needed: readonly string[]): AsyncGenerator<Row> {
  let columns: Map<string, number> | undefined
  let lacking = needed
  const textOf = (cell: SheetRow['cells'][number] | undefined) => String(cell ?? '').trim()
  for await (const { number, cells } of sheetOf(file)) {
    if (columns) {
      const places = columns
      yield { number, cell: column => textOf(cells[places.get(column) ?? -1]) }
      continue
    }
    const names = new Map(cells.map((cell, i) => [textOf(cell), i]))
    const absent = needed.filter(name => !names.has(name))
    if (absent.length === 0) columns = names
    else if (absent.length < lacking.length) lacking = absent
    if (!columns && number >= HEADER_WITHIN) break
  }
  if (columns) return
  const list = [lacking.join('、'), lacking.join(', ')]
  throw new Error(`${file} 缺少这些列：${list[0]} / it lacks these columns: ${list[1]}`)
}

async function* sheetOf(file: string): AsyncGenerator<SheetRow> {
  try {
    for await (const rows of readSheet(file, { name: file, maxRows: MAX_ROWS })) yield* rows
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { zh, en } = refusals[error.reason as keyof typeof refusals]
    throw new Error(`${file} ${zh} / ${en}`, { cause: error })
  }
}
