/** A posting outside the app that opened the account: it counts once its holder agrees. */
import { recordSecurityEvent } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { recordEvent } from '#modules/ctx.ts'
import { AppError } from '#platform/app-error.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { lockAccount } from './account-queries.ts'
import type { Posting } from './contract.ts'
import { dropInvites } from './invite-queries.ts'
import { answerOffer, offersTo } from './posting-queries.ts'
import { demandWhole } from './sessions.ts'

export const offers = ({ tx, actor, now }: Ctx): Promise<Posting[]> =>
  offersTo(tx, actor.accountId!, shanghaiDay(now))

export async function agreePosting(
  ctx: Ctx,
  { postingId }: { postingId: string },
): Promise<{ postingId: string }> {
  await answer(ctx, postingId, true)
  // A link that was made for less must not open more.
  await dropInvites(ctx.tx, ctx.actor.accountId!)
  return { postingId }
}

export async function declinePosting(
  ctx: Ctx,
  { postingId }: { postingId: string },
): Promise<{ postingId: string }> {
  await answer(ctx, postingId, false)
  return { postingId }
}

async function answer(ctx: Ctx, postingId: string, agrees: boolean): Promise<void> {
  const { tx, now, actor } = ctx
  // Whoever knows no more than a password says neither yes nor no.
  await demandWhole(ctx)
  await lockAccount(tx, actor.accountId!)
  const offer = { accountId: actor.accountId!, postingId, today: shanghaiDay(now) }
  const row = await answerOffer(tx, offer, agrees ? { agreedAt: now } : { declinedAt: now })
  if (!row) throw new AppError('NOT_FOUND', 'no-such-offer')
  const { region, role } = row
  const what = agrees ? 'agreed' : 'declined'
  recordEvent(ctx, { region, subject: 'posting', subjectId: postingId, what, data: { role } })
  recordSecurityEvent(ctx, {
    what: agrees ? 'postingAgreed' : 'postingDeclined',
    succeeded: true,
    region,
    data: { role, postingId },
  })
}
