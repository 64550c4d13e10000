/** The doors of a password and of the demo; a phone has its own in sign-in-by-phone.ts. */
import type { Ctx } from '#modules/ctx.ts'
import { outsideTransaction } from '#platform/db/db.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf, OutputOf } from '#platform/rpc/serve.ts'
import * as accounts from './account-queries.ts'
import type { access, DemoPerson, Me } from './contract.ts'
import { countGuess } from './guesses.ts'
import { recordOwnEvent } from './own-events.ts'
import { matches } from './passwords.ts'
import * as sessions from './sessions.ts'

/** An unknown login costs the same work and gets the same words as a wrong password. */
export async function signIn(
  ctx: Ctx,
  { login, password }: InputOf<typeof access.signIn>,
): Promise<Me> {
  const account = await accounts.accountByLogin(ctx.tx, login)
  // Before the work, so that whoever is refused costs none.
  const guess = { door: 'sign-in', at: login, accountId: account?.id } as const
  const forgive = await countGuess(ctx, guess)
  const right = await outsideTransaction(ctx.tx, () => matches(password, account?.passwordHash))
  // Somebody may have set another password meanwhile, and ended what the old one had begun.
  const held = (account && right && (await accounts.lockAccount(ctx.tx, account.id))) || undefined
  const succeeded = held !== undefined && held.passwordHash === account?.passwordHash
  await recordOwnEvent(ctx, { what: 'signIn', succeeded, accountId: account?.id })
  if (!succeeded)
    throw new AppError('FORBIDDEN', 'wrong-password', { field: 'password', keep: true })
  await forgive()
  return (await sessions.begin(ctx, held.id)).me
}

/** The ways in that this app has, beside account and password. */
export const signInWays = async ({ app }: Ctx): Promise<OutputOf<typeof access.signInWays>> => ({
  phone: app.sendText !== null,
})

/** The fictitious people of the demo; where none is planted, or it answers only this machine, none. */
export async function demoPeople({ tx, app, demo }: Ctx): Promise<DemoPerson[]> {
  if (!demo) return []
  const rows = await accounts.demoPeople(tx)
  return rows.map(row => ({
    ...row,
    surface: app.methods.latest(row.methodId).roles[row.role]!.surface,
  }))
}

export const demoGrowth = async ({ app, demo }: Ctx): Promise<OutputOf<typeof access.demoGrowth>> =>
  demo ? app.growth : null

export async function signInAsDemo(
  ctx: Ctx,
  { key }: InputOf<typeof access.signInAsDemo>,
): Promise<OutputOf<typeof access.signInAsDemo>> {
  const { id } = orNotFound(ctx.demo ? await accounts.accountByDemoKey(ctx.tx, key) : undefined)
  await recordOwnEvent(ctx, { what: 'signIn', succeeded: true, accountId: id })
  const { me, token } = await sessions.begin(ctx, id, { secondFactorAt: ctx.now })
  return { ...me, token }
}
