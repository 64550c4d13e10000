/** How the files of a module come and go: under a rule over a region, with the rights of whoever asks. */
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Rule } from '#platform/actor.ts'
import { authorize } from '#platform/actor.ts'
import { orNotFound } from '#platform/app-error.ts'
import type { Db } from '#platform/db/db.ts'
import { inScope, setScope } from '#platform/db/db.ts'
import { EVERYWHERE, publicScope, scopeOf } from '#platform/db/scope.ts'
import type { App, Ctx } from './ctx.ts'

/** What a module's routes are given; `begin` finds out who calls, in the call's own transaction. */
export type Doors = { db: Db; app: App; begin: (c: Context, tx: Ctx['tx']) => Promise<Ctx> }
export type Routes = (hono: Hono, doors: Doors) => void

/** Runs under a rule over a region, and ends before any byte of a file moves: that takes longer than a transaction may. */
export const asCaller =
  ({ db, begin }: Pick<Doors, 'db' | 'begin'>, rule: Rule<{ region: number }>) =>
  <T>(c: Context, region: number, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
    inScope(db, EVERYWHERE, async tx => {
      const ctx = await begin(c, tx)
      authorize(rule, ctx.actor, { region })
      setScope(tx, ctx.actor.postingId ? scopeOf(ctx.actor) : publicScope(region))
      return work(ctx)
    })

/** What an address names; what cannot be an address is not found either. */
export const named = <T>(schema: z.ZodType<T>, text: unknown): T =>
  orNotFound(schema.safeParse(text).data)

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** Sends a file that was made for this answer, and removes it. */
export function download(c: Context, path: string, name: string): Response {
  const stream = createReadStream(path).once('close', () => void rm(path, { force: true }))
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
    'content-type': name.endsWith('.csv') ? TYPES.csv : TYPES.xlsx,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  })
}
