import type { Abilities } from '#methods/define.ts'

/** What one may do here, and the bundles of work to which it belongs. */
export const abilities = {
  'figure.read': ['runs', 'oversees', 'draws'],
} as const satisfies Abilities
