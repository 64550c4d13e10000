import type { Abilities } from '#methods/define.ts'

/** What one may do here, and the bundles of work to which it belongs. */
export const abilities = {
  'territory.read': [
    'asks',
    'helps',
    'handles',
    'oversees',
    'draws',
    'appoints',
    'audits',
    'takesIn',
  ],
  'territory.draw': ['draws', 'leads'],
} as const satisfies Abilities
