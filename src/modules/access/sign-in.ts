/** The doors: password, code by phone, second factor, and the demo's own. */
import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { recordSecurityEvent } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { afterwards, apart } from '#platform/db/db.ts'
import { newId, sha256 } from '#platform/ids.ts'
import { count, forgive } from '#platform/limits.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { InputOf, OutputOf } from '#platform/rpc/serve.ts'
import type { access, DemoPerson, Me } from './contract.ts'
import { matches } from './passwords.ts'
import * as accounts from './account-queries.ts'
import * as codes from './code-queries.ts'
import * as sessions from './sessions.ts'

const QUARTER = 15 * 60
const DAY = 86_400
const FAILURES = { max: 5, seconds: QUARTER, renewed: true }
const CODES_A_NUMBER = { max: 5, seconds: DAY }
const CODES_AN_ADDRESS = { max: 20, seconds: 3600 }
const CODE_MS = 5 * 60_000

/** An unknown login costs the same work and gets the same words as a wrong password. */
export async function signIn(
  ctx: Ctx,
  { login, password }: InputOf<typeof access.signIn>,
): Promise<Me> {
  const key = `sign-in:${login}`
  // Before the work, so that whoever is refused costs none.
  await count(ctx.tx, key, FAILURES, ctx.now)
  const account = await accounts.accountByLogin(ctx.tx, login)
  const right = await apart(ctx.tx, () => matches(password, account?.passwordHash))
  // Somebody may have set another password meanwhile, and ended what the old one had begun.
  const held = (account && right && (await accounts.lockAccount(ctx.tx, account.id))) || undefined
  const succeeded = held !== undefined && held.passwordHash === account?.passwordHash
  recordSecurityEvent(ctx, { what: 'signIn', succeeded, accountId: account?.id })
  if (!succeeded)
    throw new Refusal('FORBIDDEN', 'wrong-password', { field: 'password', keep: true })
  await forgive(ctx.tx, key)
  return (await sessions.begin(ctx, held.id)).me
}

/** A six-digit code for five minutes, the same answer whether the number is known or not. */
export async function sendCode(
  ctx: Ctx,
  { phone }: InputOf<typeof access.sendCode>,
): Promise<{ sent: boolean }> {
  await count(ctx.tx, `codes-address:${ctx.ip}`, CODES_AN_ADDRESS, ctx.now)
  const phoneIndex = ctx.house.vault.index(phone)
  await count(ctx.tx, `codes-number:${phoneIndex.toString('hex')}`, CODES_A_NUMBER, ctx.now)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await codes.putCode(ctx.tx, {
    phoneIndex,
    codeHash: codeHash(ctx, phone, code),
    expiresAt: new Date(ctx.now.getTime() + CODE_MS),
  })
  afterwards(ctx.tx, () => ctx.house.sendText(phone, code))
  return { sent: true }
}

export async function signInByCode(
  ctx: Ctx,
  { phone, code }: InputOf<typeof access.signInByCode>,
): Promise<Me> {
  const indexes = ctx.house.vault.indexes(phone)
  const sent = await codes.tryCode(ctx.tx, indexes, ctx.now)
  const known = await accounts.accountByPhone(ctx.tx, indexes)
  if (!sent?.equals(codeHash(ctx, phone, code)) || known?.disabledAt) {
    throw new Refusal('FORBIDDEN', 'wrong-code', { field: 'code', keep: true })
  }
  await codes.dropCode(ctx.tx, indexes)
  return (await sessions.begin(ctx, known?.id ?? (await openAccount(ctx, phone)))).me
}

/** A fresh secret for an authenticator; refuses to replace one that is in use. */
export async function startSecondFactor(
  ctx: Ctx,
): Promise<OutputOf<typeof access.startSecondFactor>> {
  const account = found(await accounts.lockAccount(ctx.tx, ctx.actor.accountId!))
  if (account.secondFactorSince) throw new Refusal('CONFLICT', 'second-factor-known')
  const secret = new Secret({ size: 20 }).base32
  await ctx.tx
    .updateTable('access.account')
    .set({ secondFactorCipher: ctx.house.vault.seal(secret, `second-factor:${account.id}`) })
    .where('id', '=', account.id)
    .execute()
  return { secret, uri: totp(secret, account.name).toString() }
}

export async function secondFactor(
  ctx: Ctx,
  { code }: InputOf<typeof access.secondFactor>,
): Promise<Me> {
  // Locked, so that a code binds the very secret from which it was made.
  const account = found(await accounts.lockAccount(ctx.tx, ctx.actor.accountId!))
  const key = `second-factor:${account.id}`
  await count(ctx.tx, key, FAILURES, ctx.now)
  if (!account.secondFactorCipher) throw new Refusal('CONFLICT', 'second-factor-unknown')
  const secret = ctx.house.vault.open(account.secondFactorCipher, `second-factor:${account.id}`)
  const timestamp = ctx.now.getTime()
  const delta = totp(secret, account.name).validate({ token: code, timestamp, window: 1 })
  const step = Math.floor(timestamp / 30_000) + (delta ?? 0)
  if (delta === null || !(await accounts.useStep(ctx.tx, account.id, step))) {
    throw new Refusal('FORBIDDEN', 'wrong-code', { field: 'code', keep: true })
  }
  await forgive(ctx.tx, key)
  await ctx.tx
    .updateTable('access.account')
    .set({ secondFactorSince: ctx.now })
    .where('id', '=', account.id)
    .where('secondFactorSince', 'is', null)
    .execute()
  const { postingId } = await sessions.current(ctx)
  const begun = { secondFactorAt: ctx.now, ...(postingId && { postingId }) }
  return (await sessions.begin(ctx, account.id, begun)).me
}

/** The fictitious people of the demo; where none is planted, none. */
export async function demoPeople({ tx, house }: Ctx): Promise<DemoPerson[]> {
  if (!house.demo) return []
  const rows = await accounts.demoPeople(tx)
  return rows.map(row => ({
    ...row,
    surface: house.methods.latest(row.methodId).roles[row.role]!.surface,
  }))
}

export const demoGrowth = async ({ house }: Ctx): Promise<OutputOf<typeof access.demoGrowth>> =>
  house.growth

export async function signInAsDemo(
  ctx: Ctx,
  { key }: InputOf<typeof access.signInAsDemo>,
): Promise<OutputOf<typeof access.signInAsDemo>> {
  const account = ctx.house.demo ? await accounts.accountByDemoKey(ctx.tx, key) : undefined
  const { me, token } = await sessions.begin(ctx, found(account).id, { secondFactorAt: ctx.now })
  return { ...me, token }
}

async function openAccount(ctx: Ctx, phone: string): Promise<string> {
  const id = newId(ctx.now.getTime())
  await ctx.tx
    .insertInto('access.account')
    .values({
      id,
      name: '',
      phoneIndex: ctx.house.vault.index(phone),
      phoneCipher: ctx.house.vault.seal(phone, `account-phone:${id}`),
    })
    .execute()
  return id
}

// Six digits alone would be found from their bare hash at once; the house's secret goes in.
const codeHash = (ctx: Ctx, phone: string, code: string): Buffer =>
  sha256(`${ctx.house.vault.secret('phone-code')}:${phone}:${code}`)

const totp = (secret: string, label: string) =>
  new TOTP({ issuer: 'Linli', label, secret: Secret.fromBase32(secret) })
