import type { Abilities } from '#methods/define.ts'

/** What one may do here, and the bundles of work to which it belongs. */
export const abilities = {
  'posting.read': ['handles', 'oversees', 'appoints'],
  'posting.appoint': ['appoints', 'leads'],
} as const satisfies Abilities
