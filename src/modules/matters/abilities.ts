import type { Abilities } from '#methods/define.ts'

/** What one may do here, and the bundles of work to which it belongs. */
export const abilities = {
  'matter.report': ['asks'],
  'matter.submitFeedback': ['asks'],
  'matter.read': ['asks', 'helps', 'handles', 'supervises'],
  'matter.record': ['helps', 'handles'],
  'matter.accept': ['handles', 'supervises'],
  'matter.handle': ['handles', 'supervises'],
  'matter.escalate': ['handles', 'supervises'],
  'matter.dispatch': ['checks', 'supervises'],
  'matter.verify': ['checks', 'supervises'],
  'matter.followUp': ['checks', 'supervises'],
  'matter.adjudicate': ['runs', 'supervises'],
  'matter.classify': ['runs', 'takesIn'],
  'matter.intake': ['takesIn'],
} as const satisfies Abilities
