/** Registers go out as files, with the rights of whoever asks; each noun writes down that it was taken. */
import { z } from 'zod'
import type { Rule } from '#platform/actor.ts'
import { count } from '#platform/limits.ts'
import { text } from '#platform/rpc/procedure.ts'
import type { Cell } from '#platform/sheets/read.ts'
import type { Column } from '#platform/sheets/columns.ts'
import { LANGUAGES } from '#platform/sheets/columns.ts'
import { writeSheet } from '#platform/sheets/write.ts'
import type { Ctx } from '../ctx.ts'
import { asCaller, download, named } from '../http.ts'
import type { Routes } from '../http.ts'

/** How many rows a file takes: more than the largest community has residents. */
const MOST_ROWS = 60_000
const SHEETS = { max: 60, seconds: 3600 }
const BODY_BYTES = z.coerce.number().max(10_000)
const PIXELS_OF_A_LETTER = 8
const Request = z.object({
  purpose: text(200),
  columns: z.array(z.string().max(40)).min(1).max(50),
  language: z.enum(LANGUAGES),
  format: z.enum(['xlsx', 'csv']),
})

type Register<Row, Asked> = {
  name: string
  title: Record<(typeof LANGUAGES)[number], string>
  rule: Rule<{ region: number }>
  filter: z.ZodType<Asked>
  columns: Record<string, Column<Row>>
  rows: (
    ctx: Ctx,
    asked: Asked & { medium: 'file'; most: number; purpose: string },
  ) => Promise<{ rows: Row[] }>
}

/** A register's way out into a workbook or a .csv: the columns that were chosen, masked as on the screen. */
export const sheetOf =
  <Row, Asked extends { region: number }>(register: Register<Row, Asked>): Routes =>
  (hono, doors) => {
    const { name, title, rule, filter, columns, rows } = register
    const asReader = asCaller(doors, rule)
    hono.post(`/sheets/${name}`, async c => {
      named(BODY_BYTES, c.req.header('content-length') ?? Number.NaN)
      const body: unknown = await c.req.json().catch(() => null)
      const { purpose, language, format, ...chosen } = named(Request, body)
      const asked = named(filter, body)
      const taken = await asReader(c, asked.region, async ctx => {
        await count(ctx.tx, `sheets:${ctx.actor.accountId}`, SHEETS, ctx.now)
        return rows(ctx, { ...asked, medium: 'file', most: MOST_ROWS, purpose })
      })
      const shown = chosen.columns.flatMap(key =>
        Object.hasOwn(columns, key) ? columns[key]! : [],
      )
      const path = `${doors.app.uploads.outgoing()}.${format}`
      await writeSheet(path, {
        name: title[language],
        header: shown.map(column => column.title[language]),
        widths: shown.map(({ width }) => Math.ceil(width / PIXELS_OF_A_LETTER)),
        rows: lines(),
      })
      return download(c, path, `${title[language]}.${format}`)

      function* lines(): Generator<Cell[]> {
        for (const row of taken.rows) yield shown.map(({ cell }) => cell(row, language))
        yield []
        yield [language === 'zh' ? `用途：${purpose}` : `For: ${purpose}`]
      }
    })
  }
