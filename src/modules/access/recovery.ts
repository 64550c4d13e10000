/** A lost authenticator where nobody else may remove it: the holder shows the password, and a code that only the machine of the app can give. */
import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '#modules/ctx.ts'
import { sha256 } from '#platform/ids.ts'
import { count } from '#platform/limits.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { Vault } from '#platform/vault.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { lockAccount, NO_SECOND_FACTOR, setAccount } from './account-queries.ts'
import type { Me } from './contract.ts'
import { recordOwnEvent } from './own-events.ts'
import { endOthers } from './session-queries.ts'
import { me } from './sessions.ts'

const TRIES = { max: 10, seconds: 900 }

/** Of one login on one day; nobody learns from it the code of another. */
export const recoveryCode = (vault: Pick<Vault, 'secret'>, login: string, now: Date): string =>
  vault.secret(`second-factor:${shanghaiDay(now)}:${login}`).slice(0, 20)

export async function forgetSecondFactor(ctx: Ctx, { code }: { code: string }): Promise<Me> {
  const { tx, now, app } = ctx
  const account = orNotFound(await lockAccount(tx, ctx.actor.accountId!))
  await count(tx, `recovery:${account.id}`, TRIES, now)
  const wanted = account.login && recoveryCode(app.vault, account.login, now)
  const succeeded = wanted !== null && timingSafeEqual(sha256(code), sha256(wanted))
  await recordOwnEvent(ctx, { what: 'secondFactorForgotten', succeeded })
  if (!succeeded)
    throw new AppError('FORBIDDEN', 'wrong-recovery-code', { field: 'code', keep: true })
  await setAccount(tx, account.id, NO_SECOND_FACTOR)
  await endOthers(tx, account.id, sha256(ctx.session.token!))
  return me(ctx)
}
