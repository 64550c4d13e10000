/** The buildings of a community of the demo: as many as its homes need, on a sketch of streets and rows. */
import type { Community } from './places.ts'
import { idOf } from './random.ts'

export const HOMES_A_DOOR = 15
export const DOORS_A_BUILDING = 2
const HOMES_A_BUILDING = HOMES_A_DOOR * DOORS_A_BUILDING

export const buildingsOf = ({ households }: Community): number =>
  Math.ceil(households / HOMES_A_BUILDING)

/** Where the n-th building stands: its estate, its name, its grid and group by position, its spot on the sketch. */
export function buildingAt(community: Community, n: number) {
  const all = buildingsOf(community)
  const part = (parts: number): number => Math.floor((n * parts) / all)
  const estate = part(community.estates.length)
  const first = Math.ceil((estate * all) / community.estates.length)
  const nth = n - first
  const group = community.groups ? part(community.groups) : null
  return {
    estate,
    name: `${nth + 1}栋`,
    grid:
      group === null
        ? part(community.grids)
        : Math.floor((group * community.grids) / community.groups!),
    group,
    x: 80 + (estate % 2) * 620 + (nth % 8) * 70,
    y: 80 + Math.floor(estate / 2) * 420 + Math.floor(nth / 8) * 60,
  }
}

/** The same at every planting. */
export const buildingId = ({ code }: Community, n: number): string => idOf(code, 'building', n)
