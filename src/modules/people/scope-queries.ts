/** Whom an actor sees, as conditions of a query: each the twin of a rule in policy.ts; property tests prove them equal. */
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'

type Condition = RawBuilder<unknown>

/** The twin of `see`, over a line `r` of the register. */
export function visible({ lo, hi, reach, areas }: Actor): Condition {
  // An interval of one code as an equality: beside another equality the planner knows it for the same.
  const inside = lo === hi ? sql`r.region = ${lo}` : sql`r.region between ${lo} and ${hi}`
  switch (reach) {
    case 'everything':
    case 'region':
      return inside
    case 'areas': {
      const near = sql`${areas}::uuid[]`
      return sql`${inside} and (r.grid_id = any(${near}) or r.building_id = any(${near}) or r.unit_door_id = any(${near}))`
    }
    case 'below':
    case 'own':
    case 'inHand':
    case 'nothing':
      return sql`false`
  }
}

/** The twin of `know`, over a person `p`. */
export function known(actor: Actor): Condition {
  const { lo, hi, reach } = actor
  if (reach === 'everything' || reach === 'region') return sql`p.region between ${lo} and ${hi}`
  return sql`exists (
    select from people.resident r where r.region = p.region and r.person_id = p.id and ${visible(actor)})`
}
