/** The files of an import: the one that came in, its failed rows going out, and the empty template. */
import type { App } from '#modules/ctx.ts'
import { AppError } from '#platform/app-error.ts'
import type { Cell } from '#platform/sheets/read.ts'
import { readHeads, readSheet } from '#platform/sheets/read.ts'
import { writeSheet } from '#platform/sheets/write.ts'
import type { Finding, Dataset } from './contract.ts'
import { DATASET_FIELDS } from './fields.ts'
import type { SheetNote } from './sheets.ts'
import { leadOf, noted } from './sheets.ts'

const NAMES: Record<Dataset, string> = { residents: '居民台账', households: '户台账' }
const ADDED = ['行号', '原因', '建议']
const WIDTH = 12

/** What is known of a file that was kept: its sheets, and the first rows of each. */
export type Kept = ReturnType<typeof noted>

/** Keeps a file and reads the heads of its sheets; of one that holds no dataset nothing stays. */
export async function keepDataset(
  app: App,
  { id, name }: { id: string; name: string },
  body: AsyncIterable<Uint8Array>,
): Promise<Kept> {
  await app.uploads.keep(id, body)
  try {
    const head = noted(await readHeads(await app.uploads.find(id), { name }))
    if (!leadOf(head.sheets)) throw new AppError('NOT_ACCEPTABLE', 'no-header', { field: 'file' })
    return head
  } catch (error) {
    await app.uploads.drop(id)
    throw error
  }
}

export type Failed = {
  id: string
  name: string
  dataset: Dataset
  sheets: readonly SheetNote[]
  findings: readonly Finding[]
}

/** Writes the rows that failed as they came, each with its number, the reasons and how to mend them; gives the path. */
export async function writeFailed(app: App, failed: Failed): Promise<string> {
  const { id, name, dataset, sheets, findings } = failed
  const headers = sheets[0]?.headers ?? []
  const file = await app.uploads.find(id).catch(() => {
    throw new AppError('CONFLICT', 'file-forgotten')
  })
  const placeOf = (sheet: SheetNote, row: number): number | string =>
    sheets.length > 1 ? `${sheet.name}!${row}` : row
  // A file of failed rows that comes in again has these columns already.
  const own = [...headers.keys()].filter(i => !ADDED.includes(headers[i]!))
  async function* rows(): AsyncGenerator<Cell[]> {
    for (const sheet of sheets) {
      const byRow = Map.groupBy(
        findings.filter(finding => finding.sheet === sheet.name),
        ({ row }) => row,
      )
      for await (const piece of readSheet(file, { name, sheet: sheet.index })) {
        for (const { number, cells } of piece) {
          const why = byRow.get(number)
          if (why)
            yield [
              ...own.map(i => cells[i] ?? null),
              placeOf(sheet, number),
              reasons(why),
              mends(why),
            ]
        }
      }
    }
  }
  const path = app.uploads.outgoing()
  await writeSheet(path, {
    name: NAMES[dataset],
    header: [...own.map(i => headers[i]!), ...ADDED],
    rows: rows(),
    widths: [...own.map(() => WIDTH), 6, 40, 40],
  })
  return path
}

const reasons = (why: readonly Finding[]): string =>
  why.map(({ fieldName, words }) => `${fieldName ? `${fieldName.zh}:` : ''}${words.zh}`).join(';')
const mends = (why: readonly Finding[]): string =>
  [...new Set(why.map(({ mend }) => mend.zh))].join(';')

/** Writes the empty template of a dataset, required columns marked by a star; gives the path. */
export async function writeTemplate(app: App, dataset: Dataset): Promise<string> {
  const fields = DATASET_FIELDS[dataset]
  const path = app.uploads.outgoing()
  await writeSheet(path, {
    name: NAMES[dataset],
    header: fields.map(({ name, required }) => `${name.zh}${required ? '*' : ''}`),
    rows: [],
    widths: fields.map(({ width = WIDTH }) => width),
  })
  return path
}

export const templateName = (dataset: Dataset): string => `${NAMES[dataset]}模板.xlsx`
