/**
 * Matters: everything that somebody must answer for, from the moment it is told until the requester
 * has judged the outcome. Owns the promised times and who holds the work. Knows the community's way
 * of working only as a method's data.
 */
import { defineModule } from '../manifest.ts'
import { abilities } from './abilities.ts'
import { matters as contract } from './contract.ts'
import { policy } from './policy.ts'
import { refusals } from './refusals.ts'
import { matterRoutes as routes } from './routes.ts'
import { escalateOverdue } from './escalation.ts'
import { photoVisible } from './story.ts'
import { settlePromises } from './settling.ts'

export const matters = defineModule({
  abilities,
  contract,
  policy,
  routes,
  refusals,
  jobs: [
    {
      name: 'escalate',
      cron: '* * * * *',
      // What leaned on days that were not known is counted anew before it is said to be late.
      batch: async ctx => (await settlePromises(ctx)) || escalateOverdue(ctx),
    },
  ],
  files: { puts: ['matter.report', 'matter.record', 'matter.handle'], shows: photoVisible },
})
