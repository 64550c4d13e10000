import type { Actor, Decision, Rule } from '#platform/actor.ts'
import { withinRegion } from '#platform/actor.ts'
import type { Policy } from '#platform/rpc/serve.ts'
import type { publications } from './contract.ts'

type InRegion = { region: number }
const keep: Rule<InRegion> = { may: 'honour.keep', on: 'input', over: withinRegion }

/** Honours are public; to somebody in a posting, within the posting. */
export const policy = {
  honours: { may: 'anyone', on: 'input', over: ownOrPublic },
  addHonour: keep,
  changeHonour: keep,
  removeHonour: keep,
  restoreHonour: keep,
} satisfies Policy<typeof publications>

function ownOrPublic(actor: Actor, subject: InRegion): Decision {
  return actor.postingId ? withinRegion(actor, subject) : true
}
