/**
 * Access: accounts, the postings in which they act, the doors of sign-in, and from a token the actor
 * whom every rule judges. Rights come from the method by role; nothing here names one.
 */
import { untilNone } from '../ctx.ts'
import { defineModule } from '../manifest.ts'
import { abilities } from './abilities.ts'
import { access as contract } from './contract.ts'
import { policy } from './policy.ts'
import { refusals } from './refusals.ts'
import { accessRoutes as routes } from './routes.ts'
import { SEALED_ACCOUNTS } from './account-queries.ts'
import { dropStaleCodes } from './code-queries.ts'
import { endStaleSessions } from './session-queries.ts'

export { identify } from './identify.ts'
export { joinCommunity, isEnrolled, createSeedAccount } from './granting.ts'
export { findServing, holders, phoneOf, servingIn } from './postings.ts'
export { recoveryCode } from './recovery.ts'
export { setupToken } from './setup.ts'
export { personsHeld, servesAnywhere } from './posting-queries.ts'
export { isOver } from './serving-queries.ts'
export type { Holder, Serving } from './serving-queries.ts'

export const access = defineModule({
  abilities,
  contract,
  policy,
  routes,
  refusals,
  sealed: SEALED_ACCOUNTS,
  async purge(context) {
    for (const drop of [endStaleSessions, dropStaleCodes])
      await untilNone(context, ({ tx, now }) => drop(tx, now))
  },
})
