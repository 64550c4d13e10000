/** The rows of a workbook's sheet, read twice: for its outline, then for its cells. */
import { openArchive } from './archive.ts'
import { refused } from './cells.ts'
import type { Cell, SheetHead, SheetRow } from './cells.ts'
import { outlineOf } from './outline.ts'
import type { Merge } from './outline.ts'
import { cellRows } from './sheet.ts'
import { openWorkbook } from './workbook.ts'

type Given = { bytes: Buffer; maxRows: number }

/** The rows of the sheet of that number, from 0; without one, of the first that is seen. */
export async function* xlsxRows(
  { bytes, maxRows }: Given,
  number?: number,
): AsyncGenerator<SheetRow> {
  const archive = await openArchive(bytes)
  const workbook = await openWorkbook(archive)
  const { sheets } = workbook
  const sheet =
    number === undefined ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0]) : sheets[number]
  if (!sheet) throw refused('sheet-not-readable')
  const { merges } = await outlineOf(archive.open(sheet.path), maxRows)
  yield* spread(cellRows(archive.open(sheet.path), workbook), merges)
}

/** Every sheet with its first rows. One that cannot be read has none, unless there is no other. */
export async function xlsxHeads({ bytes, maxRows }: Given, first: number): Promise<SheetHead[]> {
  const archive = await openArchive(bytes)
  const workbook = await openWorkbook(archive)
  const heads: SheetHead[] = []
  const failures: unknown[] = []
  for (const { name, hidden, path } of workbook.sheets) {
    const head = { name, hidden, rows: [] as SheetRow[], hiddenRows: 0, pictures: archive.pictures }
    heads.push(head)
    if (hidden) continue
    try {
      const { merges, hiddenRows } = await outlineOf(archive.open(path), maxRows)
      head.hiddenRows = hiddenRows
      for await (const row of spread(cellRows(archive.open(path), workbook), merges)) {
        if (row.cells.some(cell => cell !== null)) head.rows.push(row)
        if (head.rows.length === first) break
      }
      head.pictures ||= head.rows.some(({ cells }) => cells.some(isPicture))
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0 && failures.length === heads.filter(({ hidden }) => !hidden).length)
    throw failures[0]
  return heads
}

/** WPS puts a picture into a cell by a formula of its own. */
const isPicture = (cell: Cell): boolean =>
  typeof cell === 'string' && /^=(_xlfn\.)?DISPIMG\(/i.test(cell)

/** Carries the value of each merged range into all its cells, also in rows the file left out. */
async function* spread(rows: AsyncIterable<SheetRow>, merges: Merge[]): AsyncGenerator<SheetRow> {
  const waiting = merges.toReversed()
  let open: (Merge & { value: Cell })[] = []
  let next = 1
  const cover = (row: SheetRow): SheetRow => {
    for (const { left, right, value } of open) {
      while (row.cells.length < left) row.cells.push(null)
      for (let column = left; column <= right; column++) row.cells[column] = value
    }
    next = row.number + 1
    open = open.filter(({ bottom }) => bottom >= next)
    return row
  }
  for await (const row of rows) {
    while (open.length > 0 && next < row.number) yield cover({ number: next, cells: [] })
    while (waiting.length > 0 && waiting.at(-1)!.top <= row.number) {
      const merge = waiting.pop()!
      const value = row.cells[merge.left] ?? null
      if (merge.top === row.number && value !== null) open.push({ ...merge, value })
    }
    yield cover(row)
  }
  while (open.length > 0) yield cover({ number: next, cells: [] })
}
