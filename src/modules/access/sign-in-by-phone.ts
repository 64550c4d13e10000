/** The door of a phone: a code is sent to it, and given back by the browser that asked for it. */
import { randomInt } from 'node:crypto'
import type { Ctx } from '#modules/ctx.ts'
import { afterCommit } from '#platform/db/db.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { count } from '#platform/limits.ts'
import { AppError } from '#platform/app-error.ts'
import type { InputOf, OutputOf } from '#platform/rpc/serve.ts'
import { accountByPhone } from './account-queries.ts'
import { knownBrowser } from './browsers.ts'
import * as codes from './code-queries.ts'
import type { access, Me } from './contract.ts'
import { recordOwnEvent } from './own-events.ts'
import * as sessions from './sessions.ts'

const HOUR = 3600
const DAY = 24 * HOUR
const CODE_MS = 5 * 60_000
/**
 * What may be sent where nobody is known: from an address, from it to one number, to a number from
 * wherever, and in all, for each message costs money. What others asked for holds up the owner of the
 * number for the rest of an hour, never for a day.
 */
const FROM_AN_ADDRESS = { max: 20, seconds: HOUR, reason: 'too-many-codes-here' }
const TO_A_NUMBER_FROM_IT = { max: 5, seconds: HOUR, reason: 'too-many-codes-here' }
const TO_A_NUMBER = { max: 10, seconds: HOUR, reason: 'too-many-codes' }
const IN_ALL = { max: 1000, seconds: HOUR }
/** To whoever was in before from this very browser, however many strangers asked. */
const TO_ONES_OWN = { max: 10, seconds: DAY }
/** Three guesses at each code; and at a number, however many codes were sent to it. */
const GUESSES = { max: 30, seconds: HOUR }

/** A six-digit code for five minutes, the same answer whether the number is known or not. */
export async function sendCode(
  ctx: Ctx,
  { phone }: InputOf<typeof access.sendCode>,
): Promise<OutputOf<typeof access.sendCode>> {
  const { sendText, vault } = ctx.app
  if (!sendText) throw new AppError('NOT_ACCEPTABLE', 'no-text-messages', { field: 'phone' })
  const account = await accountByPhone(ctx.tx, vault.indexes(phone))
  const own = knownBrowser(ctx, account?.id)
  const number = vault.index(phone).toString('hex')
  if (own) await count(ctx.tx, `codes-own:${own}:${number}`, TO_ONES_OWN, ctx.now)
  else {
    await count(ctx.tx, `codes-address:${ctx.ip}`, FROM_AN_ADDRESS, ctx.now)
    await count(ctx.tx, `codes-address:${ctx.ip}:${number}`, TO_A_NUMBER_FROM_IT, ctx.now)
    await count(ctx.tx, `codes-number:${number}`, TO_A_NUMBER, ctx.now)
    await count(ctx.tx, 'codes', IN_ALL, ctx.now)
  }
  const request = newToken()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await codes.putCode(ctx.tx, {
    requestHash: sha256(request),
    phoneIndex: vault.index(phone),
    codeHash: codeHash(ctx, phone, code),
    expiresAt: new Date(ctx.now.getTime() + CODE_MS),
  })
  await recordOwnEvent(ctx, { what: 'codeSent', succeeded: true, accountId: account?.id })
  afterCommit(ctx.tx, () => sendText(phone, words(code)))
  return { request }
}

export async function signInByCode(
  ctx: Ctx,
  { phone, request, code }: InputOf<typeof access.signInByCode>,
): Promise<Me> {
  const requestHash = sha256(request)
  const phoneIndexes = ctx.app.vault.indexes(phone)
  const sent = await codes.tryCode(ctx.tx, { requestHash, phoneIndexes, now: ctx.now })
  const known = await accountByPhone(ctx.tx, phoneIndexes)
  if (sent && !knownBrowser(ctx, known?.id))
    await count(ctx.tx, `code:${phoneIndexes[0]!.toString('hex')}`, GUESSES, ctx.now)
  const succeeded = Boolean(sent?.equals(codeHash(ctx, phone, code)))
  if (!succeeded) {
    await recordOwnEvent(ctx, { what: 'signInByCode', succeeded, accountId: known?.id })
    throw new AppError('FORBIDDEN', 'wrong-code', { field: 'code', keep: true })
  }
  await codes.dropCode(ctx.tx, requestHash)
  const accountId = known?.id ?? (await openAccount(ctx, phone))
  await recordOwnEvent(ctx, { what: 'signInByCode', succeeded, accountId })
  return (await sessions.begin(ctx, accountId)).me
}

async function openAccount(ctx: Ctx, phone: string): Promise<string> {
  const id = newId(ctx.now.getTime())
  await ctx.tx
    .insertInto('access.account')
    .values({
      id,
      name: '',
      phoneIndex: ctx.app.vault.index(phone),
      phoneCipher: ctx.app.vault.seal(phone, `account-phone:${id}`),
    })
    .execute()
  return id
}

// Six digits alone would be found from their bare hash at once; the app’s secret goes in.
const codeHash = (ctx: Ctx, phone: string, code: string): Buffer =>
  sha256(`${ctx.app.vault.secret('phone-code')}:${phone}:${code}`)

const words = (code: string): string =>
  `【邻里】登录验证码 ${code}，5 分钟内有效。不是您本人操作就不用理会，也不要告诉别人。`
