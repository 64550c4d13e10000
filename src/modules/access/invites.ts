/** Bringing in somebody who was appointed, without a password that a second person has seen. */
import { recordSecurityEvent } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { recordEvent } from '#modules/ctx.ts'
import { elevated } from '#platform/db/db.ts'
import { newToken, sha256 } from '#platform/ids.ts'
import { AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { access, Me } from './contract.ts'
import { lockAccount, NO_SECOND_FACTOR, setAccount } from './account-queries.ts'
import { recordOwnEvent } from './own-events.ts'
import { hashed } from './passwords.ts'
import { invited, putInvite, takeInvite } from './invite-queries.ts'
import { demandNoProfit, ownAccount } from './own-accounts.ts'
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
  const { tx, now } = ctx
  const { account, served } = await ownAccount(ctx, { region, postingId })
  // What is bound after the link was made is not forgotten by it.
  const forgets = forgetsFactor && account.secondFactorSince !== null
  if (forgets) await demandNoProfit(ctx, served)
  const token = newToken()
  await elevated(tx, () =>
    putInvite(tx, {
      tokenHash: sha256(token),
      accountId: account.id,
      forgetsFactor: forgets,
      expiresAt: new Date(now.getTime() + WEEK_MS),
    }),
  )
  recordEvent(ctx, {
    region,
    subject: 'posting',
    subjectId: postingId,
    what: forgets ? 'invitedAnew' : 'invited',
  })
  recordSecurityEvent(ctx, {
    what: 'invited',
    succeeded: true,
    region,
    subjectAccountId: account.id,
    data: { postingId, forgetsFactor: forgets },
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
  if (!known) throw new AppError('NOT_FOUND', 'no-such-invite')
  const { passwordHash } = await hashed(ctx.tx, { ...known, password })
  // The account before its link, as whoever appoints or invites it.
  await lockAccount(ctx.tx, known.accountId)
  const used = await takeInvite(ctx.tx, link)
  if (!used) throw new AppError('NOT_FOUND', 'no-such-invite')
  const { accountId, forgetsFactor } = used
  await setAccount(ctx.tx, accountId, { passwordHash, ...(forgetsFactor && NO_SECOND_FACTOR) })
  const accepted = { succeeded: true, accountId }
  await recordOwnEvent(ctx, { what: 'inviteAccepted', ...accepted })
  if (forgetsFactor) await recordOwnEvent(ctx, { what: 'secondFactorForgotten', ...accepted })
  const { me, token: fresh } = await begin(ctx, accountId)
  await endOthers(ctx.tx, accountId, sha256(fresh))
  return me
}
