import type { Actor, Decision, Rule } from '#platform/actor.ts'
import { withinRegion } from '#platform/actor.ts'
import type { Policy } from '#platform/rpc/serve.ts'
import type { imports } from './contract.ts'

/** For whoever works with the people of a whole community: not above it, and not on a part of it. */
export const bring: Rule<{ region: number }> = {
  may: 'dataset.import',
  on: 'input',
  over: wholeRegion,
}

export const policy = {
  list: bring,
  get: bring,
  preview: bring,
  plan: bring,
  run: bring,
  cancel: bring,
  undo: bring,
} satisfies Policy<typeof imports>

function wholeRegion(actor: Actor, subject: { region: number }): Decision {
  if (actor.reach !== 'region') return 'people-not-here'
  return withinRegion(actor, subject)
}
