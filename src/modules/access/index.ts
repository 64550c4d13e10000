/**
 * Access: accounts, the postings in which they act, the doors of sign-in, and from a token the actor
 * whom every rule judges. Rights come from the method by role; nothing here names one.
 */
export { identify } from './identify.ts'
export { joinCommunity, isEnrolled, createSeedAccount } from './granting.ts'
export { findServing, holders, phoneOf, servingIn } from './postings.ts'
export { accessRoutes } from './routes.ts'
export { recoveryCode } from './recovery.ts'
export { setupToken } from './setup.ts'
export { SEALED_ACCOUNTS } from './account-queries.ts'
export { personsHeld, servesAnywhere } from './posting-queries.ts'
export { isOver } from './serving-queries.ts'
export type { Holder, Serving } from './serving-queries.ts'
export { dropStaleCodes } from './code-queries.ts'
export { endStaleSessions } from './session-queries.ts'
