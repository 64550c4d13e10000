import type { Actor, Decision } from '#platform/actor.ts'
import { always, withinRegion } from '#platform/actor.ts'
import type { Policy } from '#platform/rpc/serve.ts'
import type { people } from './contract.ts'

export const policy = {
  join: { may: 'signedIn', on: 'input', over: always, scope: 'everywhere' },
  find: { may: 'person.read', on: 'input', over: withPeople },
  get: { may: 'person.read', on: 'input', over: withPeople },
  reveal: { may: 'person.reveal', on: 'input', over: withPeople },
} satisfies Policy<typeof people>

/** Above a community one sees figures, not people. */
function withPeople(actor: Actor, subject: { region: number }): Decision {
  if (actor.reach === 'below') return 'people-not-here'
  return withinRegion(actor, subject)
}
