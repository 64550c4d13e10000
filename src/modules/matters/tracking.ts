/**
 * Following a matter without an account: the number and a code that is printed on the receipt. The
 * code is derived from the house's secret, so no copy of it lies anywhere.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Ctx, House } from '#modules/ctx.ts'
import { tell } from '#modules/ctx.ts'
import type { Actor } from '#platform/actor.ts'
import { demand, NOBODY } from '#platform/actor.ts'
import { beyond, enter } from '#platform/db/db.ts'
import { scopeOf } from '#platform/db/scope.ts'
import { spoken } from '#platform/ids.ts'
import { count } from '#platform/limits.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { interval } from '#platform/regions.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { matters, Tracked } from './contract.ts'
import { policy } from './policy.ts'
import { get } from './present.ts'
import * as queries from './queries.ts'
import { answer, reopen } from './service.ts'

type Slip = { region: number; number: string; code: string }

const TRIES = { max: 20, seconds: 900 }
const BYTES = 5

export async function receipt(
  ctx: Ctx,
  { region, id }: InputOf<typeof matters.receipt>,
): Promise<{ number: string; code: string }> {
  const matter = demand(policy.receipt, ctx.actor, found(await queries.find(ctx.tx, region, id)))
  // Whoever holds the slip speaks for the requester: who printed it must be known afterwards.
  tell(ctx, { region, subject: 'matter', subjectId: id, what: 'receipt' })
  return { number: matter.number, code: codeOf(ctx.house, region, matter.number) }
}

export async function track(ctx: Ctx, slip: InputOf<typeof matters.track>): Promise<Tracked> {
  const id = await asBearer(ctx, slip)
  const {
    requesterName: _,
    phoneMasked: __,
    ...story
  } = await get(ctx, { region: slip.region, id })
  return story
}

export async function answerByCode(
  ctx: Ctx,
  { number, code, ...verdict }: InputOf<typeof matters.answerByCode>,
): Promise<{ number: string }> {
  const id = await asBearer(ctx, { region: verdict.region, number, code })
  return answer(ctx, { ...verdict, id })
}

export async function reopenByCode(
  ctx: Ctx,
  { region, number, code, reason }: InputOf<typeof matters.reopenByCode>,
): Promise<{ number: string }> {
  const id = await asBearer(ctx, { region, number, code })
  return reopen(ctx, { region, id, reason })
}

/** From here on the call acts as the requester of that one matter: whoever holds the slip is believed. */
async function asBearer(ctx: Ctx, { region, number, code }: Slip): Promise<string> {
  await count(ctx.tx, `track:${ctx.ip}`, TRIES, ctx.now)
  const right = Buffer.from(codeOf(ctx.house, region, number))
  const given = Buffer.from(code.toUpperCase())
  const matter = await beyond(ctx.tx, () => queries.byNumber(ctx.tx, region, number))
  if (!matter || right.length !== given.length || !timingSafeEqual(right, given)) {
    throw new Refusal('NOT_FOUND', 'no-such-slip', { field: 'code', keep: true })
  }
  const bearer: Actor = {
    ...NOBODY,
    ...interval(region),
    region,
    reach: 'own',
    personId: matter.requesterId,
    abilities: new Set(['matter.read', 'matter.answer']),
  }
  ctx.actor = bearer
  enter(ctx.tx, scopeOf(bearer))
  return matter.id
}

const codeOf = (house: House, region: number, number: string): string =>
  spoken(
    createHmac('sha256', house.vault.secret('tracking'))
      .update(`${region}/${number}`)
      .digest()
      .subarray(0, BYTES),
  )
