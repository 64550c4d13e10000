import type { Actor, Decision } from '#platform/actor.ts'
import { always, withinRegion } from '#platform/actor.ts'
import type { Policy } from '#platform/rpc/serve.ts'
import type { people } from './contract.ts'

export const policy = {
  join: { may: 'signedIn', on: 'input', over: always, scope: 'everywhere' },
  joinCode: { may: 'household.keep', on: 'row', over: know },
  mine: { may: 'audit.readOwn', on: 'input', over: always },
  find: { may: 'person.read', on: 'input', over: withPeople },
  lookUp: { may: 'person.reveal', on: 'input', over: withPeople },
  list: { may: 'person.read', on: 'input', over: withPeople },
  export: { may: 'person.read', on: 'input', over: withPeople },
  home: { may: 'person.read', on: 'row', over: see },
  endHousehold: { may: 'household.keep', on: 'row', over: see },
  resumeHousehold: { may: 'household.keep', on: 'row', over: see },
  get: { may: 'person.read', on: 'row', over: know },
  reveal: { may: 'person.reveal', on: 'row', over: know },
} satisfies Policy<typeof people>

/** What a policy needs to know of where somebody lives. */
export type Home = {
  region: number
  gridId: string | null
  buildingId: string | null
  unitDoorId: string | null
}

/** Who sees the people of a home. Its twin in SQL is `visible` in register-queries.ts; a property test proves them equal. */
export function see(actor: Actor, home: Home): Decision {
  const reached = withPeople(actor, home)
  if (reached !== true || actor.reach === 'region' || actor.reach === 'everything') return reached
  const around = [home.gridId, home.buildingId, home.unitDoorId]
  return (
    (actor.reach === 'areas' && around.some(id => id !== null && actor.areas.includes(id))) ||
    'out-of-reach'
  )
}

/** What a policy needs to know of a person: every home in which they live now. */
export type Subject = { region: number; homes: readonly Omit<Home, 'region'>[] }

/**
 * Who knows a person: whoever sees one of their homes. Who lives nowhere yet is known to those alone
 * who reach the whole community. Its twin in SQL is `known` in scope-queries.ts.
 */
export function know(actor: Actor, { region, homes }: Subject): Decision {
  if (actor.reach !== 'areas') return see(actor, { region, ...NO_HOME })
  return homes.some(home => see(actor, { region, ...home }) === true) || 'out-of-reach'
}

const NO_HOME = { gridId: null, buildingId: null, unitDoorId: null }

/** Above a community one sees figures, not people. */
function withPeople(actor: Actor, subject: { region: number }): Decision {
  if (actor.reach === 'below') return 'people-not-here'
  return withinRegion(actor, subject)
}
