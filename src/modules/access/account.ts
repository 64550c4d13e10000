/** One's own account: what it proves itself by, where it is signed in, what it holds and held. */
import type { Ctx } from '#modules/ctx.ts'
import { outsideTransaction } from '#platform/db/db.ts'
import { sha256 } from '#platform/ids.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { maskPhone } from '#platform/vault.ts'
import { accountById, lockAccount, setAccount } from './account-queries.ts'
import type { access, Account } from './contract.ts'
import { countGuess } from './guesses.ts'
import { recordOwnEvent } from './own-events.ts'
import { hashed, matches, refuseCommon } from './passwords.ts'
import { everyPostingOf } from './posting-queries.ts'
import { phoneOf } from './postings.ts'
import { endOthers } from './session-queries.ts'
import { demandWhole, sessionsOf } from './sessions.ts'

export async function account(ctx: Ctx): Promise<Account> {
  await demandWhole(ctx)
  const accountId = ctx.actor.accountId!
  const [row, phone, sessions, postings] = await Promise.all([
    accountById(ctx.tx, accountId).then(orNotFound),
    phoneOf(ctx),
    sessionsOf(ctx),
    everyPostingOf(ctx.tx, accountId),
  ])
  return {
    login: row.login,
    phoneMasked: phone && maskPhone(phone),
    hasPassword: row.passwordHash !== null,
    secondFactorSince: row.secondFactorSince,
    sessions,
    postings,
  }
}

/** Asks for the present password, for a session alone may be one that somebody left open; and for no less than both proofs, for whoever found out the one must not keep its owner out. */
export async function changePassword(
  ctx: Ctx,
  { password, newPassword }: InputOf<typeof access.changePassword>,
): Promise<{ ended: number }> {
  await demandWhole(ctx)
  const { id, login, name, passwordHash } = orNotFound(
    await accountById(ctx.tx, ctx.actor.accountId!),
  )
  if (!passwordHash) throw new AppError('CONFLICT', 'no-password')
  // Before the guess is counted: who may not set this one has guessed at nothing.
  refuseCommon({ password: newPassword, login, name }, 'newPassword')
  if (password === newPassword)
    throw new AppError('NOT_ACCEPTABLE', 'same-password', { field: 'newPassword' })
  const guess = { door: 'sign-in', at: login ?? id, accountId: id } as const
  const forgive = await countGuess(ctx, guess)
  const right = await outsideTransaction(ctx.tx, () => matches(password, passwordHash))
  if (!right) {
    await recordOwnEvent(ctx, { what: 'passwordChanged', succeeded: false })
    throw new AppError('FORBIDDEN', 'wrong-old-password', { field: 'password', keep: true })
  }
  const fresh = await hashed(ctx.tx, { password: newPassword, login, name })
  // Of two who change it at once, the second no longer knows the present one.
  const held = orNotFound(await lockAccount(ctx.tx, id))
  if (held.passwordHash !== passwordHash)
    throw new AppError('FORBIDDEN', 'wrong-old-password', { field: 'password' })
  await forgive()
  await setAccount(ctx.tx, id, { passwordHash: fresh.passwordHash })
  await recordOwnEvent(ctx, { what: 'passwordChanged', succeeded: true })
  return { ended: await endOthers(ctx.tx, id, sha256(ctx.session.token!)) }
}
