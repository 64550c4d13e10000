/** Whose account is whose: what those who appoint may do to an account that is altogether their own, and to no other. */
import type { Ctx } from '#modules/ctx.ts'
import { recordSecurityEvent } from '#modules/audit/index.ts'
import { elevated } from '#platform/db/db.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import { within } from '#platform/regions.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { lockAccount } from './account-queries.ts'
import { servedFrom } from './posting-queries.ts'

export type Account = NonNullable<Awaited<ReturnType<typeof lockAccount>>>
type Served = Awaited<ReturnType<typeof servedFrom>>

/** Whether an account already serves around a region, and nowhere beyond the actor: another post there is no news to be agreed to. */
export async function servesHere(ctx: Ctx, accountId: string, region: number): Promise<boolean> {
  const served = await servedBy(ctx, accountId)
  return isOwn(ctx, served) && served.some(post => within(region, post.region))
}

/**
 * The account of a posting, locked: whoever posts it elsewhere at this moment is seen here, or comes after.
 * Never one's own, and none that serves elsewhere or lives here as a resident.
 */
export async function ownAccount(
  ctx: Ctx,
  { region, postingId }: { region: number; postingId: string },
): Promise<{ account: Account; served: Served }> {
  const row = await ctx.tx
    .selectFrom('access.posting')
    .select(['accountId', 'agreedAt'])
    .where('region', '=', region)
    .where('id', '=', postingId)
    .executeTakeFirst()
  const { accountId, agreedAt } = orNotFound(row)
  if (!agreedAt) throw new AppError('CONFLICT', 'not-agreed-yet')
  if (accountId === ctx.actor.accountId) throw new AppError('FORBIDDEN', 'not-yourself')
  const account = orNotFound(await elevated(ctx.tx, () => lockAccount(ctx.tx, accountId)))
  const served = await servedBy(ctx, accountId)
  if (!isOwn(ctx, served)) throw new AppError('FORBIDDEN', 'not-your-account')
  return { account, served }
}

/**
 * Whoever lets an account forget its authenticator could be the next to use it. So it is never one who
 * appointed it, nor anybody who serves where it does.
 */
export async function demandNoProfit(ctx: Ctx, served: Served): Promise<void> {
  const { accountId } = ctx.actor
  const own = await servedBy(ctx, accountId!)
  const gains = served.some(
    post => post.appointedBy === accountId || own.some(mine => within(mine.region, post.region)),
  )
  if (!gains) return
  recordSecurityEvent(ctx, { what: 'secondFactorForgotten', succeeded: false })
  throw new AppError('FORBIDDEN', 'not-yours-to-forget', { keep: true })
}

const servedBy = (ctx: Ctx, accountId: string): Promise<Served> =>
  elevated(ctx.tx, () => servedFrom(ctx.tx, accountId, shanghaiDay(ctx.now)))

const isOwn = ({ actor }: Ctx, served: Served): boolean =>
  served.every(post => post.personId === null && within(post.region, actor.region))
