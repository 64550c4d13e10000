/** The outline of a sheet, known before its cells are loaded: its bounds and merged ranges. */
import { columnName, columnNumber, LAST_ROW, MAX_COLUMNS, refused } from './cells.ts'
import { attribute, readXml } from './xml.ts'

const MAX_MERGED = 1_000_000

/** A merged range; rows as the file numbers them, columns from 0, both ends included. */
export type Merge = { top: number; bottom: number; left: number; right: number }
/** The merged ranges of a sheet by their first row, and how many of its rows nobody sees. */
export type Outline = { merges: Merge[]; hiddenRows: number }

/** Refuses rows or cells out of order, and cells or merged ranges beyond the bounds. */
export async function outlineOf(sheet: AsyncIterable<string>, maxRows: number): Promise<Outline> {
  const merges: Merge[] = []
  let hiddenRows = 0
  let row = 0
  let column = 0
  let merged = 0
  // Outside the data the same names mean other things: a row of a picture.
  let inData: boolean | undefined
  await readXml(sheet, {
    open(name, attributes, empty) {
      if (name === 'sheetData') inData = true
      else if (name === 'row' && inData) {
        row = nextRow(row, attribute(attributes, 'r'))
        column = 0
        if (!empty && /^(1|true)$/.test(attribute(attributes, 'hidden') ?? '')) hiddenRows++
      } else if (name === 'c' && inData) {
        const reference = attribute(attributes, 'r')
        const next = reference ? placeOf(reference).column : column + 1
        if (next <= column) throw refused('sheet-not-readable')
        column = next
        // A cell that is only formatted counts for nothing: sheets that were .xls are full of them.
        if (empty) return
        if (column > MAX_COLUMNS) throw refused('sheet-too-wide', columnName(column) + row)
        if (row > maxRows) throw refused('sheet-too-large', columnName(column) + row)
      } else if (name === 'mergeCell') {
        const merge = rangeOf(attribute(attributes, 'ref') ?? '')
        if (merge.right >= MAX_COLUMNS) throw refused('sheet-too-wide', columnName(merge.right + 1))
        merged += (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
        if (merge.bottom > maxRows || merged > MAX_MERGED) throw refused('sheet-too-large')
        merges.push(merge)
      }
    },
    close(name) {
      if (name === 'sheetData') inData = false
    },
  })
  if (inData !== false) throw refused('sheet-not-readable')
  return { merges: merges.sort((a, b) => a.top - b.top), hiddenRows }
}

function nextRow(row: number, given?: string): number {
  const next = given === undefined ? row + 1 : Number(given)
  if (!Number.isInteger(next) || next <= row) throw refused('sheet-not-readable')
  if (next > LAST_ROW) throw refused('sheet-too-large')
  return next
}

function placeOf(reference: string): { column: number; row: number } {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
  if (!letters) throw refused('sheet-not-readable')
  return { column: columnNumber(letters), row: Number(digits) }
}

function rangeOf(reference: string): Merge {
  const [first = '', last = first] = reference.split(':')
  const [from, to] = [placeOf(first), placeOf(last)]
  const backwards = to.row < from.row || to.column < from.column
  if (backwards || from.row < 1 || to.row > LAST_ROW) throw refused('sheet-not-readable')
  return { top: from.row, bottom: to.row, left: from.column - 1, right: to.column - 1 }
}
