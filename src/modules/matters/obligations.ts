/** The promised times of a matter, and what it shows of them. */
import type { Ctx } from '#modules/ctx.ts'
import { obligationsOf } from '#modules/work/index.ts'
import { rulesOf } from './parties.ts'
import type { MatterRow } from './queries.ts'
import type { Change, Owed } from './rules.ts'

export const obligations = obligationsOf<Owed>('matters.matter', {
  promised: 'handle',
  watch: 'supervise',
})

type Times = Awaited<ReturnType<typeof obligations.times>>

export function move(
  ctx: Ctx,
  matter: MatterRow & { times: Times },
  change: Change,
): Pick<MatterRow, 'dueAt' | 'promisedBy' | 'supervisedBy'> {
  const { region, id, times } = matter
  const { clocks } = rulesOf(ctx, matter).kind
  const moved = obligations.move(ctx, { region, id, times }, change, clocks)
  return {
    dueAt: moved.dueAt,
    // What was promised stays in the register after it was kept.
    promisedBy: moved.promisedBy ?? matter.promisedBy,
    supervisedBy: moved.late ? matter.supervisedBy : null,
  }
}
