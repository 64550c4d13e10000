/** Datasets in, failed rows and empty templates out, with the rights of whoever asks. */
import { asCaller, download, named } from '../http.ts'
import type { Routes } from '../http.ts'
import { authorizeAbility } from '#platform/actor.ts'
import { inScope } from '#platform/db/db.ts'
import { EVERYWHERE } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import { count } from '#platform/limits.ts'
import { AppError } from '#platform/app-error.ts'
import { Id, text, RegionCode } from '#platform/rpc/procedure.ts'
import { Dataset } from './contract.ts'
import { keepDataset, templateName, writeFailed, writeTemplate } from './files.ts'
import { bring } from './policy.ts'
import { failedOf, receive } from './service.ts'

const UPLOADS = { max: 60, seconds: 3600 }

export const uploadRoutes: Routes = (hono, { db, app, begin }) => {
  const asBringer = asCaller({ db, begin }, bring)

  hono.post('/imports', async c => {
    const region = named(RegionCode, c.req.query('region'))
    const name = named(text(120), c.req.query('name'))
    await asBringer(c, region, ctx =>
      count(ctx.tx, `imports:${ctx.actor.accountId}`, UPLOADS, ctx.now),
    )
    if (!c.req.raw.body) throw new AppError('NOT_ACCEPTABLE', 'file-missing', { field: 'file' })
    const id = newId()
    const head = await keepDataset(app, { id, name }, c.req.raw.body)
    await asBringer(c, region, ctx => receive(ctx, { region, id, name, head })).catch(
      async (error: unknown) => {
        await app.uploads.drop(id)
        throw error
      },
    )
    return c.json({ id })
  })

  hono.get('/imports/template/:dataset', async c => {
    const dataset = named(Dataset, c.req.param('dataset'))
    const { actor } = await inScope(db, EVERYWHERE, tx => begin(c, tx))
    authorizeAbility(bring, actor)
    return download(c, await writeTemplate(app, dataset), templateName(dataset))
  })

  hono.get('/imports/:region/:id/failed', async c => {
    const region = named(RegionCode, c.req.param('region'))
    const id = named(Id, c.req.param('id'))
    const failed = await asBringer(c, region, ctx => failedOf(ctx, { region, id }))
    return download(
      c,
      await writeFailed(app, failed),
      `失败行-${failed.name.replace(/\.\w+$/, '')}.xlsx`,
    )
  })
}
