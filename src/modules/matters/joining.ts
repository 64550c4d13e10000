/** Duplicates: joined to the matter that leads, whose end their requesters hear of. */
import type { Ctx } from '#modules/ctx.ts'
import { authorize } from '#platform/actor.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { act } from './act.ts'
import type { Matter, matters } from './contract.ts'
import { NOBODY_NEXT } from './parties.ts'
import { policy } from './policy.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import { closed } from './story.ts'

export async function merge(ctx: Ctx, input: InputOf<typeof matters.merge>): Promise<Matter> {
  // Both, and always in one order: else two that merge into each other would wait for each other.
  for (const id of [input.id, input.intoId].toSorted()) await queries.lock(ctx.tx, input.region, id)
  return act(ctx, input, {
    action: 'merge',
    change: async matter => {
      const lead = orNotFound(await queries.find(ctx.tx, input.region, input.intoId))
      authorize(policy.get, ctx.actor, lead)
      if (lead.id === matter.id || !leads(lead, matter))
        throw new AppError('NOT_ACCEPTABLE', 'cannot-lead', { field: 'intoId' })
      if (lead.closedAt) throw new AppError('NOT_ACCEPTABLE', 'lead-is-closed', { field: 'intoId' })
      return {
        ...closed(ctx, 'merged'),
        ...NOBODY_NEXT,
        mergedInto: lead.id,
        toName: lead.number,
      }
    },
  })
}

/** A complaint is not joined to what lies in the hands of those it is about. */
const leads = (lead: MatterRow, matter: MatterRow): boolean =>
  (lead.aboutUnnamed || !matter.aboutUnnamed) &&
  matter.aboutAccountIds.every(id => lead.aboutAccountIds.includes(id))
