/** The cells of a sheet, row by row as they stream by. */
import { columnName, columnNumber, MAX_RAW, refused } from './cells.ts'
import type { Cell, SheetRow } from './cells.ts'
import type { Workbook } from './workbook.ts'
import { attribute, reader, unescaped } from './xml.ts'

const DAY = 86_400_000
/** In days. Dates that went through JavaScript in Shanghai can miss midnight by 43 seconds. */
const MINUTE = 1 / 1440
/** 31 December 9999, the last day of Excel's calendar. */
const LAST_SERIAL = 2_958_465

export async function* cellRows(
  part: AsyncIterable<string>,
  workbook: Workbook,
): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = []
  let row: SheetRow = { number: 0, cells: [] }
  let column = 0
  let attributes = ''
  let raw = ''
  let inData = false
  let inText = false
  let inAid = false
  let formula: string | undefined
  let inFormula = false
  const read = reader({
    open(name, given) {
      if (name === 'sheetData') inData = true
      else if (!inData) return
      else if (name === 'row') {
        row = { number: Number(attribute(given, 'r') ?? row.number + 1), cells: [] }
        column = 0
      } else if (name === 'c') {
        attributes = given
        raw = ''
        formula = undefined
        const reference = attribute(given, 'r')
        column = reference ? columnNumber(reference.replace(/\d+$/, '')) : column + 1
      } else if (name === 'rPh') inAid = true
      else if (name === 'v' || name === 't') inText = !inAid
      else if (name === 'f') {
        inFormula = true
        formula = ''
      }
    },
    text(piece) {
      if (inFormula) formula += piece
      else if (inText) raw += piece
      if (raw.length + (formula?.length ?? 0) > MAX_RAW)
        throw refused('sheet-too-large', columnName(column) + row.number)
    },
    close(name) {
      if (name === 'sheetData') inData = false
      else if (name === 'row' && inData) ready.push(row)
      else if (name === 'c' && inData && (raw !== '' || formula !== undefined)) {
        while (row.cells.length < column) row.cells.push(null)
        // A formula whose value was never worked out stands for itself: whoever looks sees why.
        row.cells[column - 1] =
          raw === '' ? unescaped(`=${formula}`) : valueOf(raw, attributes, workbook)
      } else if (name === 'f') inFormula = false
      else if (name === 'rPh') inAid = false
      else if (name === 'v' || name === 't') inText = false
    },
  })
  for await (const piece of part) {
    read(piece)
    yield* ready
    ready = []
  }
}

function valueOf(raw: string, attributes: string, { strings, days, from1904 }: Workbook): Cell {
  const type = attribute(attributes, 't') ?? 'n'
  if (type === 's') {
    const text = strings[Number(raw)]
    if (text === undefined) throw refused('sheet-not-readable')
    return text || null
  }
  if (type === 'b') return raw === '1' || raw === 'true'
  const number = Number(raw)
  if (type === 'n' && !Number.isNaN(number)) {
    return days[Number(attribute(attributes, 's') ?? 0)] ? dayOf(number, from1904) : number
  }
  const text = unescaped(raw)
  const day = type === 'd' ? Date.parse(text.slice(0, 10)) : Number.NaN
  return Number.isNaN(day) ? text : new Date(day)
}

/** A time without a day stays the fraction it is; a number beyond the calendar was never a day. */
function dayOf(serial: number, from1904: boolean): number | Date {
  const day = Math.floor(serial + MINUTE)
  if (day < 1 || day > LAST_SERIAL) return serial
  if (from1904) return new Date(Date.UTC(1904, 0, 1) + day * DAY)
  // Excel counts a 29 February 1900, which never was.
  return new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * DAY)
}
