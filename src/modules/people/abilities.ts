import type { Abilities } from '#methods/define.ts'

/** What one may do here, and the bundles of work to which it belongs. */
export const abilities = {
  'person.read': ['handles'],
  'person.reveal': ['visits'],
  'household.keep': ['visits'],
} as const satisfies Abilities
