/**
 * Figures: measures of a region and a day, derived from records and summed over intervals of codes.
 * Nobody types a figure; ratios are sums of parts over sums of wholes.
 */
import { asSystem } from '../ctx.ts'
import type { AppContext } from '../ctx.ts'
import { defineModule } from '../manifest.ts'
import { abilities } from './abilities.ts'
import { figures as contract } from './contract.ts'
import { policy } from './policy.ts'
import { figureRoutes as routes } from './routes.ts'
import { refresh } from './service.ts'
import { restock, touchAll } from './stock.ts'

export const figures = defineModule({
  abilities,
  contract,
  policy,
  routes,
  jobs: [{ name: 'recount', cron: '20 0 * * *', batch: ({ tx }) => touchAll(tx).then(() => 0) }],
  // A large city changes everywhere at any moment: counting it must not take more than a tenth of the time.
  loops: [{ name: 'figures', everyMs: 1000, restTimes: 9, turn: refreshAll }],
})

/** Brings the figures up to the last event, and what communities hold up to the last change. */
async function refreshAll(context: AppContext): Promise<void> {
  while (await asSystem(context, ctx => refresh(ctx.tx)));
  for (let last: number | undefined = 0; last !== undefined;) {
    const after: number = last
    last = await asSystem(context, ctx => restock(ctx.tx, ctx.now, after))
  }
}
