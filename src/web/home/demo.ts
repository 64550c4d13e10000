import { latest } from '#methods/index.ts'
import type { DemoPerson } from '#modules/access/contract.ts'
import { depthOf, isAboveCommunity, within } from '#platform/regions.ts'

export type Community = { region: number; name: string; methodId: string }

/** The demo names its people by place and part. */
export const isElder = ({ key }: Pick<DemoPerson, 'key'>) => key.endsWith('-elder')

/** The communities somebody of the demo lives or works in, in the order of their codes. */
export function communitiesOf(people: readonly DemoPerson[]): Community[] {
  const found = people
    .filter(({ region }) => !isAboveCommunity(region))
    .map(({ region, regionName, methodId }): [number, Community] => [
      region,
      { region, name: regionName, methodId },
    ])
  return [...new Map(found).values()].sort((a, b) => a.region - b.region)
}

/**
 * Who may be stepped into there, and in the levels above it: residents, those in the field, the desk,
 * then upwards. One of each role comes first; second ones and machines are among the `more`.
 */
export function rolesIn(people: readonly DemoPerson[], { region }: Community) {
  const near = people
    .filter(person => within(region, person.region))
    .sort((a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key))
  const first = near.filter(
    (person, index) =>
      !isMachine(person) &&
      (isElder(person) ||
        near.findIndex(other => other.role === person.role && !isElder(other)) === index),
  )
  return { first, more: near.filter(person => !first.includes(person)) }
}

const SURFACES = ['resident', 'field', 'desk']

/** By surface; at the desks from the community up, and who serves the app itself at the end. */
function rank({ surface, region, role, methodId, key }: DemoPerson): number {
  const runs = latest(methodId).roles[role]?.duty !== undefined
  const part = key.endsWith('-resident') ? 0 : isElder({ key }) ? 1 : 2
  return SURFACES.indexOf(surface) * 1000 - depthOf(region) * 100 + (runs ? 50 : 0) + part
}

/** A program that hands in what came through another channel. */
const isMachine = ({ role, methodId }: DemoPerson) =>
  latest(methodId).roles[role]?.bundles.includes('takesIn') ?? false
