/** Photos with a matter: shown by whoever put them in, seen by whoever sees the matter. */
import type { Ctx } from '#modules/ctx.ts'
import { elevated } from '#platform/db/db.ts'
import { AppError } from '#platform/app-error.ts'
import { policy } from './policy.ts'
import * as queries from './queries.ts'

/** Refuses photos that somebody else has put in: to know an id is not to own the picture. */
export async function showPhotos(
  { tx, actor }: Ctx,
  matter: { region: number; id: string },
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length === 0) return
  const { region, id } = matter
  const own = await elevated(tx, () =>
    queries.filesOf(tx, { region, accountId: actor.accountId! }, fileIds),
  )
  if (own < fileIds.length)
    throw new AppError('NOT_ACCEPTABLE', 'unknown-photo', { field: 'photoIds' })
  const first = (await queries.photos(tx, region, id)).length
  await queries.insertPhotos(tx, { region, id, first }, fileIds)
}

/** Whether the actor sees a matter that shows this photo. */
export async function photoVisible(ctx: Ctx, region: number, fileId: string): Promise<boolean> {
  if (!ctx.actor.abilities.has(policy.get.may)) return false
  const matters = await queries.showing(ctx.tx, region, fileId)
  return matters.some(matter => policy.get.over(ctx.actor, matter) === true)
}
