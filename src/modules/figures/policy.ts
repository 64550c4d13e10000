import type { Actor, Decision, Rule } from '#platform/actor.ts'
import { withinRegion } from '#platform/actor.ts'
import type { Policy } from '#platform/rpc/serve.ts'
import type { figures } from './contract.ts'

const read: Rule<{ region: number }> = { may: 'figure.read', on: 'input', over: withinRegion }

const known: Rule<{ region: number }> = { may: 'territory.read', on: 'input', over: withinRegion }

export const policy = {
  profile: known,
  profilesBelow: known,
  grids: known,
  moving: { may: 'territory.draw', on: 'input', over: withPeople },
  summary: read,
  below: read,
} satisfies Policy<typeof figures>

/** What a handful of doors holds is asked door by door: it is for those who work with these people. */
function withPeople(actor: Actor, subject: { region: number }): Decision {
  return actor.abilities.has('person.read') ? withinRegion(actor, subject) : 'people-not-here'
}
