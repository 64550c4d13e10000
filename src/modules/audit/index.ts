/**
 * Audit: who looked at whose data and why. The rows are written once and read by the person they are
 * about (Personal Information Protection Law, art. 44–45). And who took lists of people out, for whoever answers
 * for the community. And what touched the safety of accounts, for the auditor.
 */
import { defineModule } from '../manifest.ts'
import { abilities } from './abilities.ts'
import { audit as contract } from './contract.ts'
import { policy } from './policy.ts'
import { auditRoutes as routes } from './routes.ts'

export { sheetOf } from './sheets.ts'
export { recordSecurityEvent } from './security-events.ts'
export { numbersTried } from './tried.ts'
export { logPage, logAccessOnce, logAccess, logExport } from './service.ts'

export const audit = defineModule({ abilities, contract, policy, routes })
