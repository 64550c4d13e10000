/** The story of a matter: what each action leaves behind. */
import type { Ctx } from '#modules/ctx.ts'
import { tell } from '#modules/ctx.ts'
import type { Action } from './contract.ts'
import { levelAt, rulesOf } from './parties.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'

/** One line of the story and one event, in the order that the version gives. */
export async function writeStep(ctx: Ctx, before: MatterRow | null, after: MatterRow, step: { action: Action; reason: string | null; toName?: string | null; toRole?: string | null }): Promise<void> {
  const { actor } = ctx
  await queries.insertStep(ctx.tx, {
    region: after.region, matterId: after.id, seq: after.version, at: ctx.now, ...step,
    fromState: before?.state ?? null, toState: after.state,
    accountId: actor.accountId, postingId: actor.postingId, byName: actor.name || null, byRole: actor.role || null,
  })
  await tell(ctx, { region: after.region, subject: 'matter', subjectId: after.id, what: step.action, data: { state: after.state } })
}

/** How a matter ends: when, with which outcome, and at which level it was solved. */
export function closed(ctx: Ctx, outcome: string, matter?: MatterRow): Pick<MatterRow, 'closedAt' | 'outcome' | 'closedLevel'> {
  return { closedAt: ctx.now, outcome, closedLevel: matter ? levelAt(rulesOf(ctx, matter), matter.rung) : null }
}
