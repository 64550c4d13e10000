/** The second proof: an authenticator is set up, replaced by whoever shows the old one, and asked for. */
import { Secret, TOTP } from 'otpauth'
import type { Ctx } from '#modules/ctx.ts'
import { sha256 } from '#platform/ids.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf, OutputOf } from '#platform/rpc/serve.ts'
import * as accounts from './account-queries.ts'
import type { access, Me } from './contract.ts'
import { countGuess } from './guesses.ts'
import { recordOwnEvent } from './own-events.ts'
import { endOthers } from './session-queries.ts'
import * as sessions from './sessions.ts'

type Account = NonNullable<Awaited<ReturnType<typeof accounts.lockAccount>>>

/** A fresh secret for an authenticator; one that is in use is replaced only with a code made from it. */
export async function startSecondFactor(
  ctx: Ctx,
  { code }: InputOf<typeof access.startSecondFactor>,
): Promise<OutputOf<typeof access.startSecondFactor>> {
  const account = orNotFound(await accounts.lockAccount(ctx.tx, ctx.actor.accountId!))
  if (account.secondFactorCipher) {
    if (!code) throw new AppError('CONFLICT', 'second-factor-known', { field: 'code' })
    await prove(ctx, account, { code, cipher: account.secondFactorCipher })
  }
  const secret = new Secret({ size: 20 }).base32
  await accounts.setAccount(ctx.tx, account.id, {
    secondFactorNext: ctx.app.vault.seal(secret, `second-factor:${account.id}`),
  })
  return { secret, uri: totp(secret, account.name).toString() }
}

/** Proves the session. A code made from a secret that was just given out binds it, and ends every other session. */
export async function secondFactor(
  ctx: Ctx,
  { code }: InputOf<typeof access.secondFactor>,
): Promise<Me> {
  // Locked, so that a code binds the very secret from which it was made.
  const account = orNotFound(await accounts.lockAccount(ctx.tx, ctx.actor.accountId!))
  const { secondFactorNext: next, secondFactorCipher: bound } = account
  const fresh = next !== null && (!bound || stepOf(ctx, account, { code, cipher: next }) !== null)
  const cipher = fresh ? next : bound
  if (!cipher) throw new AppError('CONFLICT', 'second-factor-unknown')
  // What was seen of the old authenticator says nothing of a new one.
  await prove(ctx, fresh ? { ...account, secondFactorStep: 0 } : account, { code, cipher })
  await accounts.setAccount(ctx.tx, account.id, {
    secondFactorNext: null,
    ...(fresh && { secondFactorCipher: cipher, secondFactorSince: ctx.now }),
  })
  const { postingId } = await sessions.current(ctx)
  const begun = { secondFactorAt: ctx.now, ...(postingId && { postingId }) }
  const { me, token } = await sessions.begin(ctx, account.id, begun)
  if (fresh) {
    await recordOwnEvent(ctx, { what: 'secondFactorBound', succeeded: true })
    await endOthers(ctx.tx, account.id, sha256(token))
  }
  return me
}

type Proof = { code: string; cipher: Buffer }

/** Counts the guess, and refuses a code that is wrong or was seen before; the account is locked. */
async function prove(ctx: Ctx, account: Account, proof: Proof): Promise<void> {
  const guess = { door: 'second-factor', at: account.id, accountId: account.id } as const
  const forgive = await countGuess(ctx, guess)
  const step = stepOf(ctx, account, proof)
  const succeeded = step !== null && step > account.secondFactorStep
  await recordOwnEvent(ctx, { what: 'secondFactor', succeeded })
  if (!succeeded) throw new AppError('FORBIDDEN', 'wrong-code', { field: 'code', keep: true })
  await forgive()
  await accounts.setAccount(ctx.tx, account.id, { secondFactorStep: step })
}

/** The step of time in which a secret gives this code, one to either side of now; null if in none. */
function stepOf(ctx: Ctx, { id, name }: Account, { code, cipher }: Proof): number | null {
  const secret = ctx.app.vault.open(cipher, `second-factor:${id}`)
  const timestamp = ctx.now.getTime()
  const delta = totp(secret, name).validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : Math.floor(timestamp / 30_000) + delta
}

const totp = (secret: string, label: string) =>
  new TOTP({ issuer: 'Linli', label, secret: Secret.fromBase32(secret) })
