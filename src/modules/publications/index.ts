/**
 * Publications: what a community tells everybody. Honours, statuses and milestones stand on a timeline
 * that opens without an account and without JavaScript.
 */
import { defineModule } from '../manifest.ts'
import { abilities } from './abilities.ts'
import { publications as contract } from './contract.ts'
import { isShown } from './honours.ts'
import { policy } from './policy.ts'
import { timeline } from './public.ts'
import { refusals } from './refusals.ts'
import { publicationRoutes as routes } from './routes.ts'

export { addHonour } from './honours.ts'

export const publications = defineModule({
  abilities,
  contract,
  policy,
  routes,
  refusals,
  files: { puts: ['honour.keep'], shows: isShown },
  pages: [timeline],
})
