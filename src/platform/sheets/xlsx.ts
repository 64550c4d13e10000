/** The rows of a workbook's first sheet, read twice: for its outline, then for its cells. */
import { openArchive } from './archive.ts'
import type { Cell, SheetRow } from './cells.ts'
import { outlineOf } from './outline.ts'
import type { Merge } from './outline.ts'
import { cellRows } from './sheet.ts'
import { openWorkbook } from './workbook.ts'

export async function* xlsxRows(bytes: Buffer, maxRows: number): AsyncGenerator<SheetRow> {
  const archive = await openArchive(bytes)
  const workbook = await openWorkbook(archive)
  const merges = await outlineOf(archive.open(workbook.sheet), maxRows)
  yield* spread(cellRows(archive.open(workbook.sheet), workbook), merges)
}

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
