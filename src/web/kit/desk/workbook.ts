/** A register as a workbook of Excel: moments as moments, days and numbers as such, and every text as a text. */

export type SheetCell = string | number | Date | null
export type SheetColumn = {
  title: string
  /** In CSS pixels. */
  width: number
  format?: 'day' | 'moment' | undefined
}

const FORMATS = { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' } as const
const PIXELS_A_LETTER = 8
/** A workbook knows no zones: a moment is written as the clock of China shows it. */
const CHINA_MS = 8 * 3_600_000
/** What Excel holds in one cell. */
const MOST_LETTERS = 32_767

/** `lines` stand under the rows: where they are from, and what for. */
export async function workbookOf(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly SheetCell[])[],
  lines: readonly string[],
): Promise<Blob> {
  const { writeXlsxStream } = await import('hucre/xlsx')
  const all = [columns.map(({ title }) => title), ...rows, [], ...lines.map(line => [line])]
  const stream = writeXlsxStream(
    all.map(row => row.map(written)),
    {
      name: name
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 31),
      columns: columns.map(({ width, format }) => ({
        width: Math.ceil(width / PIXELS_A_LETTER),
        ...(format && { numFmt: FORMATS[format] }),
      })),
      freezePane: { rows: 1 },
    },
  )
  return new Response(stream as BodyInit).blob()
}

/** A text never becomes a formula: it is written as a text, and its own escape is escaped. */
function written(cell: SheetCell): SheetCell {
  if (cell instanceof Date) return new Date(cell.getTime() + CHINA_MS)
  if (typeof cell !== 'string') return cell
  return cell.slice(0, MOST_LETTERS).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}
