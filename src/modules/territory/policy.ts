import type { Actor, Decision, Rule } from '#platform/actor.ts'
import { always, withinRegion } from '#platform/actor.ts'
import type { Policy } from '#platform/rpc/serve.ts'
import type { territory } from './contract.ts'

type InRegion = { region: number }

/** Places and grids are public knowledge; to somebody in a posting, within the posting. */
const open: Rule<InRegion> = { may: 'anyone', on: 'input', over: ownOrPublic }
const draw: Rule<InRegion> = { may: 'territory.draw', on: 'input', over: withinRegion }

export const policy = {
  regions: { may: 'anyone', on: 'input', over: always },
  places: open,
  grids: open,
  sketch: open,
  ungridded: { may: 'territory.read', on: 'input', over: withinRegion },
  statements: { may: 'territory.read', on: 'input', over: withinRegion },
  state: draw,
  retract: draw,
  addPlace: draw,
  addGrid: draw,
  changeGrid: draw,
  removeGrid: draw,
  assignGrid: draw,
} satisfies Policy<typeof territory>

function ownOrPublic(actor: Actor, subject: InRegion): Decision {
  return actor.postingId ? withinRegion(actor, subject) : true
}
