/** The sheets of a file: which are datasets, which are read together, and why the others are not. */
import type { SheetHead } from '#platform/sheets/read.ts'
import type { Dataset, Sheet } from './contract.ts'
import { findHead, understand } from './headers.ts'

/** What is kept of a sheet; one that is no dataset has no headers. */
export type SheetNote = Pick<SheetHead, 'name' | 'hidden' | 'hiddenRows' | 'pictures'> & {
  index: number
  dataset: Dataset | null
  headerRow: number
  headers: string[]
  score: number
}

const NONE = { dataset: null, headerRow: 0, headers: [], score: 0 }

/** The sheets of a file with the first rows of those that are datasets. */
export function noted(heads: readonly SheetHead[]): { sheets: SheetNote[]; samples: string[][][] } {
  const found = heads.map(({ rows, ...sheet }, index) => ({ index, sheet, head: findHead(rows) }))
  return {
    sheets: found.map(({ index, sheet, head }) => ({
      index,
      ...sheet,
      ...(head
        ? { dataset: head.dataset, headerRow: head.row, headers: head.headers, score: head.score }
        : NONE),
    })),
    samples: found.map(({ head }) => head?.samples ?? []),
  }
}

/** The sheet that looks most like a dataset, or the one that somebody chose. */
export function leadOf(sheets: readonly SheetNote[], chosen?: number): SheetNote | undefined {
  const datasets = sheets.filter(({ dataset }) => dataset !== null)
  if (chosen !== undefined) return datasets.find(({ index }) => index === chosen)
  return datasets.reduce<SheetNote | undefined>(
    (best, sheet) => (best && best.score >= sheet.score ? best : sheet),
    undefined,
  )
}

/** The sheets whose columns hold what those of the lead hold: one for each building. */
export const alike = (
  sheets: readonly SheetNote[],
  lead: SheetNote,
  dataset: Dataset,
): SheetNote[] =>
  sheets.filter(
    sheet => sheet.dataset !== null && fieldsOf(sheet, dataset) === fieldsOf(lead, dataset),
  )

const fieldsOf = ({ headers }: SheetNote, dataset: Dataset): string =>
  understand({ headers, samples: [] }, dataset)
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
  return sheets.map(({ index, name, hidden, dataset, hiddenRows, pictures }) => {
    const isTaken = taken.includes(index)
    const why = hidden ? 'hidden' : !dataset ? 'none' : possible.includes(index) ? 'left' : 'other'
    return {
      index,
      name,
      hasHeader: dataset !== null,
      possible: possible.includes(index),
      taken: isTaken,
      why: isTaken ? null : { ...WHY[why] },
      hiddenRows,
      pictures,
    }
  })
}
