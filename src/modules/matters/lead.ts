import type { Ctx } from '#modules/ctx.ts'
import { elevated } from '#platform/db/db.ts'
import type { Dossier, Matter } from './contract.ts'
import * as queries from './queries.ts'
import { story } from './story.ts'

/** How the matter stands to which another was joined: for the requester of that one, who does not see it. */
export async function leadOf(
  ctx: Ctx,
  region: number,
  id: string,
): Promise<(NonNullable<Dossier['lead']> & { isDone: boolean }) | null> {
  const [lead, steps] = await elevated(ctx.tx, () =>
    Promise.all([queries.find(ctx.tx, region, id), story.read(ctx.tx, { region, id })]),
  )
  if (!lead) return null
  const { number, closedAt } = lead
  const state = lead.state as Matter['state']
  const done = steps.findLast(({ action }) => action === 'resolve')
  return {
    number,
    state,
    closedAt,
    outcome: lead.outcome as Matter['outcome'],
    result: done?.reason ?? null,
    isDone: closedAt !== null || state === 'followUp',
  }
}
