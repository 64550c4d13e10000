/** Photos in and out. Whoever is posted may put one; whoever sees the record that shows it may get it. */
import { Readable } from 'node:stream'
import type { Ctx } from '#modules/ctx.ts'
import type { Routes } from '#modules/http.ts'
import { asCaller, named } from '#modules/http.ts'
import type { Actor, Decision, Rule } from '#platform/actor.ts'
import { withinRegion } from '#platform/actor.ts'
import { elevated } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { count } from '#platform/limits.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import { Id, RegionCode } from '#platform/rpc/procedure.ts'
import { MODULES } from './modules.ts'

const PHOTOS = { max: 120, seconds: 3600 }
const put: Rule<{ region: number }> = {
  may: 'signedIn',
  on: 'input',
  over: withSomethingToShow,
}
/** Also without an account: then it is for the record that shows it to say. */
const get: typeof put = { may: 'anyone', on: 'input', over: ownOrPublic }
/** Photos stand with records: whoever only appoints, draws, hands in or audits has none. */
const PUTS = MODULES.flatMap(({ files }) => files?.puts ?? [])

export const fileRoutes: Routes = (hono, { db, app, begin }) => {
  const asViewer = asCaller({ db, begin }, get)
  const asPosted = asCaller({ db, begin }, put)

  hono.post('/files', async c => {
    const region = named(RegionCode, c.req.query('region'))
    await asPosted(c, region, ctx =>
      count(ctx.tx, `photos:${ctx.actor.accountId}`, PHOTOS, ctx.now),
    )
    if (!c.req.raw.body) throw new AppError('NOT_ACCEPTABLE', 'not-a-photo', { field: 'photo' })
    const kept = await app.files.keepPhoto(c.req.raw.body)
    const id = newId()
    await asPosted(c, region, ctx =>
      ctx.tx
        .insertInto('platform.file')
        .values({ region, id, ...kept, accountId: ctx.actor.accountId!, at: ctx.now })
        .execute(),
    )
    return c.json({ id, url: `/files/${region}/${id}` })
  })

  hono.get('/files/:region/:id', async c => {
    const region = named(RegionCode, c.req.param('region'))
    const id = named(Id, c.req.param('id'))
    const file = await asViewer(c, region, async ctx => {
      const row = await elevated(ctx.tx, () =>
        ctx.tx
          .selectFrom('platform.file')
          .selectAll()
          .where('region', '=', region)
          .where('id', '=', id)
          .executeTakeFirst(),
      )
      const own = row !== undefined && row.accountId === ctx.actor.accountId
      return own || (await isShown(ctx, region, id)) ? row : undefined
    })
    const { sha256, type } = orNotFound(file)
    return c.body(Readable.toWeb(app.files.open(sha256) as Readable) as ReadableStream, 200, {
      'content-type': type,
      'content-disposition': 'inline; filename="photo.jpg"',
      'cache-control': 'private, max-age=3600',
    })
  })
}

async function isShown(ctx: Ctx, region: number, id: string): Promise<boolean> {
  for (const { files } of MODULES) if (await files?.shows(ctx, region, id)) return true
  return false
}

function ownOrPublic(actor: Actor, subject: { region: number }): Decision {
  return actor.postingId ? withinRegion(actor, subject) : true
}

function withSomethingToShow(actor: Actor, subject: { region: number }): Decision {
  const inside = withinRegion(actor, subject)
  if (inside !== true) return inside
  return PUTS.some(ability => actor.abilities.has(ability)) || 'role-cannot'
}
