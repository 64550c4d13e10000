import type { Abilities } from '#methods/define.ts'

/** What one may do here, and the bundles of work to which it belongs. */
export const abilities = { 'honour.keep': ['runs'] } as const satisfies Abilities
