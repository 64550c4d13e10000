/** The ground of a community of the demo: its grids, its estates, courtyards and lanes, its buildings and some homes. */
import type { Ctx } from '#modules/ctx.ts'
import { addGrid, addPlace, assignGrid, foundRegion } from '#modules/territory/index.ts'
import { lineage } from '#platform/regions.ts'
import type { AppContext } from '#modules/ctx.ts'
import type { Building } from './buildings.ts'
import {
  buildingAt,
  buildingId,
  buildingsOf,
  DOORS_A_BUILDING,
  doorId,
  doorName,
  homeAt,
  homeId,
} from './buildings.ts'
import { once } from './once.ts'
import { homeOf, RESIDENTS } from './people.ts'
import type { Community } from './places.ts'
import { idOf } from './random.ts'

const BATCH = 25
const FIRST_DOORS = 4

/** One house that nobody drew into a grid: the list of blind spots has something to show. */
export const LOST = '老粮站平房'

export const placeIdOf = ({ code }: Community, ...names: string[]): string =>
  idOf(code, 'place', ...names)

/** The grids of the first level, in order. */
export function gridIds({ code, grids, estates }: Community): string[] {
  const length = grids === 'estates' ? estates.length : grids
  return Array.from({ length }, (_, n) => idOf(code, 'grid', n))
}

export async function plantLand(
  inside: AppContext,
  community: Community,
  from: string,
): Promise<void> {
  await once(inside, ctx => plantFrame(ctx, community))
  const all = buildingsOf(community)
  for (let first = 0; first < all; first += BATCH) {
    await once(inside, async ctx => {
      for (let n = first; n < Math.min(first + BATCH, all); n++)
        await plantBuilding(ctx, community, n, from)
    })
  }
  await once(inside, ctx => plantHomes(ctx, community))
}

/** The community itself, its grids and groups, its estates with what they consist of. */
async function plantFrame(ctx: Ctx, community: Community): Promise<void> {
  const { code: region, name, alias = null, methodId, estates } = community
  await foundRegion(ctx, { code: region, name, alias, parent: lineage(region).at(-2)!, methodId })
  await plantGrids(ctx, community)
  for (const { name: estate, courtyards = [] } of estates) {
    const id = placeIdOf(community, estate)
    const kind = kindOf(estate)
    await addPlace(ctx, { region, id, kind, name: estate, parentId: null })
    for (const courtyard of courtyards) {
      const inside = placeIdOf(community, estate, courtyard)
      const place = {
        region,
        id: inside,
        kind: 'courtyard',
        name: courtyard,
        parentId: id,
      } as const
      await addPlace(ctx, place)
    }
  }
  const at = { x: 20, y: 20 }
  const lost = { region, id: placeIdOf(community, LOST), name: LOST, parentId: null, at }
  await addPlace(ctx, { ...lost, kind: 'building' })
}

/** A quarter of lanes is one too: a lane stands beneath no other way. */
const kindOf = (name: string) => (name.endsWith('院') ? 'courtyard' : 'estate')

async function plantGrids(ctx: Ctx, community: Community): Promise<void> {
  const { code: region, grids, groups = 0 } = community
  const ids = gridIds(community)
  for (const [i, id] of ids.entries()) {
    if (grids === 'estates') await plantEstateGrid(ctx, community, i)
    else await addGrid(ctx, { region, id, name: `第${i + 1}网格`, parentId: null })
  }
  for (let i = 0; i < groups; i++) {
    const parentId = ids[Math.floor((i * ids.length) / groups)]!
    await addGrid(ctx, { region, id: groupId(community, i), name: `${i + 1}组`, parentId })
  }
}

/** An estate is a grid, and so is each of its courtyards. */
async function plantEstateGrid(ctx: Ctx, community: Community, i: number): Promise<void> {
  const { code: region, estates } = community
  const { name: estate, courtyards = [], lanes } = estates[i]!
  const parentId = gridIds(community)[i]!
  const type = lanes ? 'bungalows' : 'apartments'
  const name = `${estate}网格`
  await addGrid(ctx, { region, id: parentId, name, parentId: null, level: 'estate', type })
  for (const [c, courtyard] of courtyards.entries()) {
    const grid = { region, id: partId(community, i, c), name: `${courtyard}网格`, parentId }
    await addGrid(ctx, { ...grid, level: 'courtyard', type })
  }
}

const groupId = ({ code }: Community, i: number): string => idOf(code, 'group', i)
const partId = ({ code }: Community, estate: number, courtyard: number): string =>
  idOf(code, 'part', estate, courtyard)

async function plantBuilding(ctx: Ctx, community: Community, n: number, from: string) {
  const building = buildingAt(community, n)
  const { estate, courtyard, kind, name, x, y } = building
  const { name: called, courtyards = [] } = community.estates[estate]!
  const region = community.code
  const id = buildingId(community, n)
  const parentId = placeIdOf(community, called, ...courtyards.slice(courtyard ?? 0).slice(0, 1))
  await addPlace(ctx, { region, id, kind, name, parentId, at: { x, y } })
  await assignGrid(ctx, { region, placeIds: [id], gridId: gridOf(community, building), from })
  // The other doors come with the registers; here somebody lives from the first minute.
  if (n < FIRST_DOORS)
    for (let door = 0; door < DOORS_A_BUILDING; door++) await plantDoor(ctx, community, n, door)
}

function gridOf(community: Community, { estate, courtyard, grid, group }: Building): string {
  if (group !== null) return groupId(community, group)
  if (community.grids === 'estates' && courtyard !== null)
    return partId(community, estate, courtyard)
  return gridIds(community)[grid]!
}

const plantDoor = (ctx: Ctx, community: Community, n: number, door: number) =>
  addPlace(ctx, {
    region: community.code,
    id: doorId(community, n, door),
    kind: 'unitDoor',
    name: doorName(door),
    parentId: buildingId(community, n),
  })

/** Where those live who report, so that they can name their home before the register comes. */
async function plantHomes(ctx: Ctx, community: Community): Promise<void> {
  for (const i of RESIDENTS.keys()) {
    const h = homeOf(community, i)
    const { n, door, name } = homeAt(community, h)
    if (door !== null && n >= FIRST_DOORS) await plantDoor(ctx, community, n, door)
    const parentId = door === null ? buildingId(community, n) : doorId(community, n, door)
    const id = homeId(community, h)
    await addPlace(ctx, { region: community.code, id, kind: 'dwelling', name, parentId })
  }
}
