/** What leaned on a year whose holidays were not published is counted anew once they are. */
import type { Ctx } from '#modules/ctx.ts'
import { authorize } from '#platform/actor.ts'
import { settledUntil } from '#platform/working-time.ts'
import { move, obligations } from './obligations.ts'
import { unsettled } from './overdue-queries.ts'
import { byTheClock } from './policy.ts'
import * as queries from './queries.ts'

const BATCH = 100

/** Settles the promises of up to `BATCH` matters; the caller asks again until it gets 0. */
export async function settlePromises(ctx: Ctx): Promise<number> {
  const rows = await unsettled(ctx.tx, settledUntil(), BATCH)
  for (const row of rows) {
    const matter = authorize(byTheClock, ctx.actor, row)
    const times = await obligations.times(ctx.tx, matter)
    queries.set(ctx.tx, matter, move(ctx, { ...matter, times }, { clock: 'settle' }))
  }
  return rows.length
}
