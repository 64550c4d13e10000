/**
 * Following a matter without an account: the number and a code that is printed on the receipt. The
 * code is derived from the app’s secret, so no copy of it lies anywhere. Staff print it, and do not
 * answer with it: not signed in, nor in a browser in which staff ever signed in. A phone that staff
 * never used is not known for theirs; who printed which slip when stands in the story.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { servesAnywhere } from '#modules/access/index.ts'
import type { Ctx, App } from '#modules/ctx.ts'
import { recordEvent } from '#modules/ctx.ts'
import type { Actor, Authorized } from '#platform/actor.ts'
import { authorize, NOBODY } from '#platform/actor.ts'
import { afterCommit, elevated, setScope, queueStatement } from '#platform/db/db.ts'
import { scopeOf } from '#platform/db/scope.ts'
import { spoken } from '#platform/ids.ts'
import { count, uncount } from '#platform/limits.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import { interval } from '#platform/regions.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { Matter, matters, Tracked } from './contract.ts'
import { policy } from './policy.ts'
import { get } from './present.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import { writeStep } from './story.ts'
import { submitFeedback, reopen } from './verdicts.ts'

type Slip = { region: number; number: string; code: string }

/** Wrong tries: of all who sit behind one address, and at one slip, whose code has forty bits. */
const OF_AN_ADDRESS = { max: 100, seconds: 900 }
const AT_A_NUMBER = { max: 100, seconds: 3600 }
const BYTES = 5

/** The requester sees the code that holds; staff make a new one, which voids the one before. */
export async function receipt(
  ctx: Ctx,
  { region, id }: InputOf<typeof matters.receipt>,
): Promise<{ number: string; code: string }> {
  const row = orNotFound(await queries.lock(ctx.tx, region, id))
  const matter = authorize(policy.receipt, ctx.actor, row)
  // Whoever holds the slip speaks for the requester: who saw it must be known afterwards.
  recordEvent(ctx, { region, subject: 'matter', subjectId: id, what: 'receipt' })
  const printed = ctx.actor.personId === null ? printedAnew(ctx, matter) : matter
  return { number: matter.number, code: codeOf(ctx.app, printed) }
}

function printedAnew(ctx: Ctx, before: Authorized<MatterRow>): MatterRow {
  const after = queries.update(ctx.tx, before, { slips: before.slips + 1 })
  writeStep(ctx, { before, after, action: 'printSlip', reason: null })
  afterCommit(ctx.tx, () => ctx.session.markOfStaff())
  return after
}

export async function track(ctx: Ctx, slip: InputOf<typeof matters.track>): Promise<Tracked> {
  const id = await asBearer(ctx, slip)
  const {
    requesterName: _,
    phoneMasked: __,
    about: ___,
    ...story
  } = await get(ctx, { region: slip.region, id })
  return story
}

export async function submitFeedbackByCode(
  ctx: Ctx,
  { number, code, ...verdict }: InputOf<typeof matters.submitFeedbackByCode>,
): Promise<Pick<Matter, 'number' | 'state'>> {
  const id = await asBearer(ctx, { region: verdict.region, number, code }, 'speaks')
  return submitFeedback(ctx, { ...verdict, id })
}

export async function reopenByCode(
  ctx: Ctx,
  { region, number, code, reason }: InputOf<typeof matters.reopenByCode>,
): Promise<Pick<Matter, 'number' | 'state'>> {
  const id = await asBearer(ctx, { region, number, code }, 'speaks')
  return reopen(ctx, { region, id, reason })
}

/** From here on the call acts as the requester of that one matter: whoever holds the slip is believed. */
async function asBearer(
  ctx: Ctx,
  { region, number, code }: Slip,
  does: 'reads' | 'speaks' = 'reads',
): Promise<string> {
  const [address, slip] = [`track:${ctx.ip}`, `track-number:${region}/${number}`]
  await count(ctx.tx, address, OF_AN_ADDRESS, ctx.now)
  await count(ctx.tx, slip, AT_A_NUMBER, ctx.now)
  const matter = await elevated(ctx.tx, () => queries.byNumber(ctx.tx, region, number))
  const right = Buffer.from(codeOf(ctx.app, { region, number, slips: matter?.slips ?? 0 }))
  const given = Buffer.from(code.toUpperCase())
  if (!matter || right.length !== given.length || !timingSafeEqual(right, given)) {
    throw new AppError('NOT_FOUND', 'no-such-slip', { field: 'code', keep: true })
  }
  for (const key of [address, slip]) queueStatement(ctx.tx, uncount(ctx.tx, key))
  if (does === 'speaks' && (await isOfStaff(ctx)))
    throw new AppError('FORBIDDEN', 'slip-not-for-staff')
  const bearer: Actor = {
    ...NOBODY,
    ...interval(region),
    region,
    reach: 'own',
    personId: matter.requesterId,
    abilities: new Set(['matter.read', 'matter.submitFeedback']),
  }
  ctx.actor = bearer
  setScope(ctx.tx, scopeOf(bearer))
  return matter.id
}

const isOfStaff = async ({ tx, actor, session, now }: Ctx): Promise<boolean> =>
  session.ofStaff ||
  (actor.accountId !== null &&
    (await elevated(tx, () => servesAnywhere(tx, actor.accountId!, shanghaiDay(now)))))

const codeOf = (
  app: App,
  { region, number, slips }: Pick<MatterRow, 'region' | 'number' | 'slips'>,
): string =>
  spoken(
    createHmac('sha256', app.vault.secret('tracking'))
      .update(`${region}/${number}/${slips}`)
      .digest()
      .subarray(0, BYTES),
  )
