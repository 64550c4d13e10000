/** The end of a household: everybody who lived there still leaves with it, and can be brought back with it. */
import type { Ctx } from '#modules/ctx.ts'
import { recordEvent } from '#modules/ctx.ts'
import { standing } from '#modules/territory/index.ts'
import type { Rule } from '#platform/actor.ts'
import { authorize } from '#platform/actor.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf, OutputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { people } from './contract.ts'
import type { Home } from './policy.ts'
import { policy } from './policy.ts'
import * as queries from './moving-queries.ts'

type Ended = OutputOf<typeof people.endHousehold>

export async function endHousehold(
  ctx: Ctx,
  { region, id, on, reason }: InputOf<typeof people.endHousehold>,
): Promise<Ended> {
  const household = await kept(ctx, policy.endHousehold, { region, id })
  if (household.endedOn) throw new AppError('CONFLICT', 'household-ended')
  if (on > shanghaiDay(ctx.now))
    throw new AppError('NOT_ACCEPTABLE', 'not-ended-yet', { field: 'on' })
  if (await queries.movedInAfter(ctx.tx, { region, id, on }))
    throw new AppError('NOT_ACCEPTABLE', 'ended-before-moved-in', { field: 'on' })
  await queries.moveOut(ctx.tx, { region, id, on, reason })
  recordEvent(ctx, { region, subject: 'home', subjectId: id, what: 'ended', data: { on } })
  return { id, endedOn: on }
}

export async function resumeHousehold(
  ctx: Ctx,
  { region, id }: InputOf<typeof people.resumeHousehold>,
): Promise<Ended> {
  const household = await kept(ctx, policy.resumeHousehold, { region, id })
  if (!household.endedOn) throw new AppError('CONFLICT', 'household-not-ended')
  await queries.moveBack(ctx.tx, { region, id })
  recordEvent(ctx, { region, subject: 'home', subjectId: id, what: 'resumed' })
  return { id, endedOn: null }
}

/** The household, locked, of whoever keeps that home. */
async function kept(ctx: Ctx, rule: Rule<Home>, { region, id }: { region: number; id: string }) {
  const household = orNotFound(await queries.lockHousehold(ctx.tx, region, id))
  const at = await standing(ctx.tx, region, household.placeId, ctx.now)
  authorize(rule, ctx.actor, { region, ...at })
  return household
}
