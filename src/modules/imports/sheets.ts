/** The sheets of a file: which are ledgers, which are read together, and why the others are not. */
import type { SheetHead } from '#platform/sheets/read.ts'
import type { Ledger, Sheet } from './contract.ts'
import { findHead, understand } from './headers.ts'

/** What is kept of a sheet; one that is no ledger has no headers. */
export type SheetNote = Pick<SheetHead, 'name' | 'hidden' | 'hiddenRows' | 'pictures'> & {
  index: number
  ledger: Ledger | null
  headerRow: number
  headers: string[]
  score: number
}

const NONE = { ledger: null, headerRow: 0, headers: [], score: 0 }

/** The sheets of a file with the first rows of those that are ledgers. */
export function noted(heads: readonly SheetHead[]): { sheets: SheetNote[]; samples: string[][][] } {
  const found = heads.map(({ rows, ...sheet }, index) => ({ index, sheet, head: findHead(rows) }))
  return {
    sheets: found.map(({ index, sheet, head }) => ({
      index,
      ...sheet,
      ...(head
        ? { ledger: head.ledger, headerRow: head.row, headers: head.headers, score: head.score }
        : NONE),
    })),
    samples: found.map(({ head }) => head?.samples ?? []),
  }
}

/** The sheet that looks most like a ledger, or the one that somebody chose. */
export function leadOf(sheets: readonly SheetNote[], chosen?: number): SheetNote | undefined {
  const ledgers = sheets.filter(({ ledger }) => ledger !== null)
  if (chosen !== undefined) return ledgers.find(({ index }) => index === chosen)
  return ledgers.reduce<SheetNote | undefined>(
    (best, sheet) => (best && best.score >= sheet.score ? best : sheet),
    undefined,
  )
}

/** The sheets whose columns hold what those of the lead hold: one for each building. */
export const alike = (sheets: readonly SheetNote[], lead: SheetNote, ledger: Ledger): SheetNote[] =>
  sheets.filter(
    sheet => sheet.ledger !== null && fieldsOf(sheet, ledger) === fieldsOf(lead, ledger),
  )

const fieldsOf = ({ headers }: SheetNote, ledger: Ledger): string =>
  understand({ headers, samples: [] }, ledger)
    .map(({ field }) => field ?? '')
    .join()
    .replace(/,+$/, '')

const WHY = {
  hidden: { zh: '隐藏的表，不读', en: 'Hidden: not read' },
  none: { zh: '没有找到表头，不读', en: 'No header was found: not read' },
  other: {
    zh: '列和所选的表不一样，不读',
    en: 'Its columns differ from those of the sheet that was chosen: not read',
  },
  left: { zh: '未选，不读', en: 'Not chosen: not read' },
} as const

/** Every sheet, whether it is read, and if not, why. */
export function presentSheets(
  sheets: readonly SheetNote[],
  { taken, possible }: { taken: readonly number[]; possible: readonly number[] },
): Sheet[] {
  return sheets.map(({ index, name, hidden, ledger, hiddenRows, pictures }) => {
    const isTaken = taken.includes(index)
    const why = hidden ? 'hidden' : !ledger ? 'none' : possible.includes(index) ? 'left' : 'other'
    return {
      index,
      name,
      hasHeader: ledger !== null,
      possible: possible.includes(index),
      taken: isTaken,
      why: isTaken ? null : { ...WHY[why] },
      hiddenRows,
      pictures,
    }
  })
}
