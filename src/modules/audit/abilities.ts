import type { Abilities } from '#methods/define.ts'

/** What one may do here, and the bundles of work to which it belongs. */
export const abilities = {
  'audit.readOwn': ['asks', 'helps', 'handles', 'oversees', 'draws', 'appoints', 'audits'],
  'audit.readSecurity': ['audits'],
} as const satisfies Abilities
