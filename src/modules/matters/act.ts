/** One step of the loop: finds its matter, demands the right, moves it by the table, and tells. */
import type { Ctx } from '#modules/ctx.ts'
import { authorize } from '#platform/actor.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { Action, Matter } from './contract.ts'
import { OWED } from './contract.ts'
import { move, obligations } from './obligations.ts'
import { rulesOf } from './parties.ts'
import { policy } from './policy.ts'
import { presentMatter } from './present.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import type { Change } from './rules.ts'
import { changeOf, next } from './rules.ts'
import { writeStep } from './story.ts'

type One = { region: number; id: string }
type Done = Partial<MatterRow> & { clocks?: Change; toName?: string | null }
type Act = {
  action: Exclude<Action, 'report' | 'close' | 'autoEscalate' | 'printSlip'>
  reason?: string | null
  change?: (matter: MatterRow) => Done | Promise<Done>
}

export async function act(
  ctx: Ctx,
  { region, id }: One,
  { action, reason = null, change }: Act,
): Promise<Matter> {
  const [row, times] = await Promise.all([
    queries.lock(ctx.tx, region, id),
    obligations.times(ctx.tx, { region, id }),
  ])
  const matter = authorize(policy[action], ctx.actor, orNotFound(row))
  const step = next(matter, { action, kind: rulesOf(ctx, matter).kind, now: ctx.now })
  if ('reason' in step) throw new AppError('CONFLICT', step.reason)

  const { clocks, toName = null, ...fields } = (await change?.(matter)) ?? {}
  const ends = fields.closedAt ? { starts: [], drops: OWED } : {}
  const shown = move(ctx, { ...matter, times }, { ...changeOf(action), ...clocks, ...ends })
  const saved = queries.update(ctx.tx, matter, { state: step.to, ...fields, ...shown })
  writeStep(ctx, {
    before: matter,
    after: saved,
    action,
    reason,
    toName: toName ?? fields.nextName ?? null,
  })
  return presentMatter(ctx, saved)
}
