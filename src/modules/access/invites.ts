/** Bringing in somebody who was appointed, without a password that a second person has seen. */
import type { Ctx } from '#modules/ctx.ts'
import { tell } from '#modules/ctx.ts'
import { beyond } from '#platform/db/db.ts'
import { newToken, sha256 } from '#platform/ids.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { access, Me } from './contract.ts'
import { lockAccount } from './account-queries.ts'
import { hashed } from './passwords.ts'
import { invited, putInvite, takeInvite } from './invite-queries.ts'
import { holdsElsewhere } from './posting-queries.ts'
import { endOthers } from './session-queries.ts'
import { begin } from './sessions.ts'

const WEEK_MS = 7 * 86_400_000

/**
 * A link with which the person of a posting sets a password. Whoever holds it acts as that account
 * wherever it is posted, so it is made only for an account that is the appointer's own altogether.
 */
export async function invite(
  ctx: Ctx,
  { region, postingId, forgetsFactor }: InputOf<typeof access.invite>,
): Promise<{ token: string }> {
  const { tx, now, actor } = ctx
  const posting = await tx
    .selectFrom('access.posting')
    .select('accountId')
    .where('region', '=', region)
    .where('id', '=', postingId)
    .executeTakeFirst()
  const { accountId } = found(posting)
  // Whoever appoints the account elsewhere at this moment is seen here, or sees the link and drops it.
  await beyond(tx, () => lockAccount(tx, accountId))
  if (
    await beyond(tx, () =>
      holdsElsewhere(tx, {
        accountId,
        lo: actor.lo,
        hi: actor.hi,
        today: shanghaiDay(now),
      }),
    )
  )
    throw new Refusal('FORBIDDEN', 'not-yours-to-invite')
  const token = newToken()
  await beyond(tx, () =>
    putInvite(tx, {
      tokenHash: sha256(token),
      accountId,
      forgetsFactor,
      expiresAt: new Date(now.getTime() + WEEK_MS),
    }),
  )
  tell(ctx, {
    region,
    subject: 'posting',
    subjectId: postingId,
    what: forgetsFactor ? 'invitedAnew' : 'invited',
  })
  return { token }
}

/** Sets the password and signs in, here alone; the link is used up by the statement that finds it. */
export async function acceptInvite(
  ctx: Ctx,
  { token, password }: InputOf<typeof access.acceptInvite>,
): Promise<Me> {
  const link = { tokenHash: sha256(token), now: ctx.now }
  // Only whoever holds a link costs the work of a password, and nobody a connection meanwhile.
  const known = await invited(ctx.tx, link)
  if (!known) throw new Refusal('NOT_FOUND', 'no-such-invite')
  const { passwordHash } = await hashed(ctx.tx, { ...known, password })
  // The account before its link, as whoever appoints or invites it.
  await lockAccount(ctx.tx, known.accountId)
  const used = await takeInvite(ctx.tx, link)
  if (!used) throw new Refusal('NOT_FOUND', 'no-such-invite')
  await ctx.tx
    .updateTable('access.account')
    .set({
      passwordHash,
      ...(used.forgetsFactor && { secondFactorCipher: null, secondFactorSince: null }),
    })
    .where('id', '=', used.accountId)
    .execute()
  const { me, token: fresh } = await begin(ctx, used.accountId)
  await endOthers(ctx.tx, used.accountId, sha256(fresh))
  return me
}
