/** Photos in and out. Whoever is posted may put one; whoever sees the record that shows it may get it. */
import { Readable } from 'node:stream'
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { photoVisible } from '#modules/matters/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { demand, withinRegion } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import { beyond, enter, inScope } from '#platform/db/db.ts'
import { EVERYWHERE, scopeOf } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import { count } from '#platform/limits.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { Id, RegionCode } from '#platform/rpc/procedure.ts'
import type { Env, Front } from './http.ts'

type Given = { front: Front; ctxOf(c: Context<Env>, tx: Tx): Promise<Ctx> }

const PHOTOS = { max: 120, seconds: 3600 }
const put = { may: 'signedIn', on: 'input' as const, over: withinRegion }

export function fileRoutes(app: Hono<Env>, { front, ctxOf }: Given): void {
  /** Runs with the rights of the caller, and closes before any byte of a file moves. */
  const asCaller = <T>(
    c: Context<Env>,
    region: number,
    work: (ctx: Ctx) => Promise<T>,
  ): Promise<T> =>
    inScope(front.db, EVERYWHERE, async tx => {
      const ctx = await ctxOf(c, tx)
      demand(put, ctx.actor, { region })
      enter(tx, scopeOf(ctx.actor))
      return work(ctx)
    })

  app.post('/files', async c => {
    const region = named(RegionCode, c.req.query('region'))
    await asCaller(c, region, ctx =>
      count(ctx.tx, `photos:${ctx.actor.accountId}`, PHOTOS, ctx.now),
    )
    if (!c.req.raw.body) throw new Refusal('NOT_ACCEPTABLE', 'not-a-photo', { field: 'photo' })
    const kept = await front.house.files.keepPhoto(c.req.raw.body)
    const id = newId()
    await asCaller(c, region, ctx =>
      ctx.tx
        .insertInto('platform.file')
        .values({ region, id, ...kept, accountId: ctx.actor.accountId!, at: ctx.now })
        .execute(),
    )
    return c.json({ id, url: `/files/${region}/${id}` })
  })

  app.get('/files/:region/:id', async c => {
    const region = named(RegionCode, c.req.param('region'))
    const id = named(Id, c.req.param('id'))
    const file = await asCaller(c, region, async ctx => {
      const row = await beyond(ctx.tx, () =>
        ctx.tx
          .selectFrom('platform.file')
          .selectAll()
          .where('region', '=', region)
          .where('id', '=', id)
          .executeTakeFirst(),
      )
      const own = row?.accountId === ctx.actor.accountId
      return own || (await photoVisible(ctx, region, id)) ? row : undefined
    })
    const { sha256, type } = found(file)
    return c.body(
      Readable.toWeb(front.house.files.open(sha256) as Readable) as ReadableStream,
      200,
      {
        'content-type': type,
        'content-disposition': 'inline; filename="photo.jpg"',
        'cache-control': 'private, max-age=3600',
      },
    )
  })
}

/** What an address names; what cannot be an address is not found either. */
const named = <T>(schema: z.ZodType<T>, text: unknown): T => found(schema.safeParse(text).data)
