/** The story of a matter: what each action leaves behind. */
import type { Ctx } from '#modules/ctx.ts'
import { emit } from '#platform/events.ts'
import type { Action } from './contract.ts'
import { levelAt, rulesOf } from './parties.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'

export type Line = {
  before: MatterRow | null
  after: MatterRow
  action: Action
  reason: string | null
  toName?: string | null
  toRole?: string | null
}

/** One line of the story and one event for each, in the order that the version gives. */
export function writeSteps(ctx: Ctx, lines: readonly Line[]): void {
  const { accountId, postingId, name, role } = ctx.actor
  queries.insertSteps(
    ctx.tx,
    lines.map(({ before, after, ...step }) => ({
      region: after.region,
      matterId: after.id,
      seq: after.version,
      at: ctx.now,
      ...step,
      fromState: before?.state ?? null,
      toState: after.state,
      accountId,
      postingId,
      byName: name || null,
      byRole: role || null,
    })),
  )
  emit(
    ctx.tx,
    lines.map(({ after, action }) => ({
      region: after.region,
      subject: 'matter',
      subjectId: after.id,
      what: action,
      at: ctx.now,
      accountId,
      postingId,
      data: { state: after.state },
    })),
  )
}

export const writeStep = (ctx: Ctx, line: Line): void => writeSteps(ctx, [line])

/** How a matter ends: when, with which outcome, and at which level it was solved. */
export function closed(
  ctx: Ctx,
  outcome: string,
  matter?: MatterRow,
): Pick<MatterRow, 'closedAt' | 'outcome' | 'closedLevel'> {
  return {
    closedAt: ctx.now,
    outcome,
    closedLevel: matter ? levelAt(rulesOf(ctx, matter), matter.escalationLevel) : null,
  }
}
