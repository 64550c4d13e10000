/** The files of an import: the one that came in, its failed rows going out, and the empty template. */
import type { House } from '#modules/ctx.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Cell } from '#platform/sheets/read.ts'
import { readHeads, readSheet } from '#platform/sheets/read.ts'
import { writeSheet } from '#platform/sheets/write.ts'
import type { Finding, Ledger } from './contract.ts'
import { LEDGER_FIELDS } from './fields.ts'
import type { SheetNote } from './sheets.ts'
import { leadOf, noted } from './sheets.ts'

const NAMES: Record<Ledger, string> = { residents: '居民台账', households: '户台账' }
const ADDED = ['行号', '原因', '建议']
const WIDTH = 12

/** What is known of a file that was kept: its sheets, and the first rows of each. */
export type Kept = ReturnType<typeof noted>

/** Keeps a file and reads the heads of its sheets; of one that holds no ledger nothing stays. */
export async function keepLedger(
  house: House,
  { id, name }: { id: string; name: string },
  body: AsyncIterable<Uint8Array>,
): Promise<Kept> {
  await house.uploads.keep(id, body)
  try {
    const head = noted(await readHeads(await house.uploads.find(id), { name }))
    if (!leadOf(head.sheets)) throw new Refusal('NOT_ACCEPTABLE', 'no-header', { field: 'file' })
    return head
  } catch (error) {
    await house.uploads.drop(id)
    throw error
  }
}

export type Failed = {
  id: string
  name: string
  ledger: Ledger
  sheets: readonly SheetNote[]
  findings: readonly Finding[]
}

/** Writes the rows that failed as they came, each with its number, the reasons and how to mend them; gives the path. */
export async function writeFailed(house: House, failed: Failed): Promise<string> {
  const { id, name, ledger, sheets, findings } = failed
  const headers = sheets[0]?.headers ?? []
  const file = await house.uploads.find(id).catch(() => {
    throw new Refusal('CONFLICT', 'file-forgotten')
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
  const path = house.uploads.outgoing()
  await writeSheet(path, {
    name: NAMES[ledger],
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

/** Writes the empty template of a ledger, required columns marked by a star; gives the path. */
export async function writeTemplate(house: House, ledger: Ledger): Promise<string> {
  const fields = LEDGER_FIELDS[ledger]
  const path = house.uploads.outgoing()
  await writeSheet(path, {
    name: NAMES[ledger],
    header: fields.map(({ name, required }) => `${name.zh}${required ? '*' : ''}`),
    rows: [],
    widths: fields.map(({ width = WIDTH }) => width),
  })
  return path
}

export const templateName = (ledger: Ledger): string => `${NAMES[ledger]}模板.xlsx`
