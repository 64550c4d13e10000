/** Plants the demo in an empty house: what the first page needs at once, the rest behind it (`grow.ts`). */
import { settle } from '#modules/access/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { findOrAdd } from '#modules/people/index.ts'
import { addGrid, addPlace, assignGrid, foundRegion, state } from '#modules/territory/index.ts'
import { brokenConstraint } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { lineage } from '#platform/regions.ts'
import type { Inside } from '../caller.ts'
import { asHouse, callerOf } from '../caller.ts'
import { buildingAt, buildingId, buildingsOf } from './buildings.ts'
import type { Person } from './people.ts'
import { ABOVE_COMMUNITY, peopleOf } from './people.ts'
import type { City, Community, Said } from './places.ts'
import { CITIES, COMMUNITIES } from './places.ts'
import { idOf, seeded } from './random.ts'
import { tellAll } from './tell.ts'

const FOUNDED = '2026-01-01'
const BATCH = 25
const FIRST_STORIES = 8
const FIRST_DOORS = 4

export const isEmpty = async (inside: Inside): Promise<boolean> =>
  (await callerOf(inside).territory.regions({})).length === 0

/** Whether the demo was planted here, at least in part: not every house with people in it is one. */
export const isDemo = async (inside: Inside): Promise<boolean> =>
  (await callerOf(inside).access.demoPeople({})).some(
    ({ key }) => key === `${CITIES[0]!.key}-admin`,
  )

/**
 * The five cities with their people, the communities with their buildings, and a few matters each:
 * of all these what is not there yet, for a planting may have been cut off.
 */
export async function plantDemo(inside: Inside): Promise<void> {
  for (const city of CITIES) await once(inside, ctx => plantCity(ctx, city))
  for (const community of COMMUNITIES) {
    await plantLand(inside, community)
    await once(inside, ctx => plantPeople(ctx, community, landOf(community)))
    await tellAll(inside, community, {
      random: seeded(community.code % 9973),
      count: FIRST_STORIES,
    })
  }
}

async function plantCity(
  ctx: Ctx,
  { key, code, name, county, street, methodId, saidOn, said = [] }: City,
): Promise<void> {
  const chain = [
    { code, name },
    { code: code + 1_000_000, name: county },
    { code: code + 1_001_000, name: street },
  ]
  for (const [i, region] of chain.entries()) {
    await foundRegion(ctx, { ...region, alias: null, parent: chain[i - 1]?.code ?? null, methodId })
  }
  for (const { suffix, role, name: who, depth } of ABOVE_COMMUNITY) {
    await settle(ctx, {
      demoKey: `${key}-${suffix}`,
      name: who,
      role,
      region: chain[depth]!.code,
      phone: '09000000000',
    })
  }
  await declare(ctx, code, said, saidOn)
}

async function plantLand(inside: Inside, community: Community): Promise<void> {
  const land = landOf(community)
  await once(inside, ctx => plantFrame(ctx, community, land))
  for (let first = 0; first < land.buildings.length; first += BATCH) {
    await once(inside, async ctx => {
      for (let n = first; n < Math.min(first + BATCH, land.buildings.length); n++)
        await plantBuilding(ctx, community, land, n)
    })
  }
}

/** The ids of all that stands there, in order. */
function landOf(community: Community) {
  const { code, grids, groups = 0, estates } = community
  const ids = (kind: string, length: number) =>
    Array.from({ length }, (_, n) => idOf(code, kind, n))
  return {
    grids: ids('grid', grids),
    groups: ids('group', groups),
    estates: ids('estate', estates.length),
    buildings: Array.from({ length: buildingsOf(community) }, (_, n) => buildingId(community, n)),
  }
}
type Land = ReturnType<typeof landOf>

/** The community itself, what was said of it, its grids, groups and estates. */
async function plantFrame(ctx: Ctx, community: Community, { grids, groups, estates }: Land) {
  const { code: region, name, alias = null, methodId, said = [] } = community
  const parent = lineage(region).at(-2)!
  await foundRegion(ctx, { code: region, name, alias, parent, methodId })
  await declare(ctx, region, said, CITIES.find(city => city.key === community.city)!.saidOn)
  for (const [i, id] of grids.entries()) {
    await addGrid(ctx, { region, id, name: `第${i + 1}网格`, parentId: null })
  }
  for (const [i, id] of groups.entries()) {
    const parentId = grids[Math.floor((i * grids.length) / groups.length)]!
    await addGrid(ctx, { region, id, name: `${i + 1}组`, parentId })
  }
  for (const [i, id] of estates.entries()) {
    const estate = community.estates[i]!
    await addPlace(ctx, { region, id, kind: 'estate', name: estate, parentId: null })
  }
  // One building that nobody drew into a grid: the list of blind spots has something to show.
  const lost = { region, id: newId(), name: '老粮站平房', parentId: null, at: { x: 20, y: 20 } }
  await addPlace(ctx, { ...lost, kind: 'building' })
}

async function plantBuilding(ctx: Ctx, community: Community, land: Land, n: number) {
  const { estate, name, grid, group, x, y } = buildingAt(community, n)
  const region = community.code
  const id = land.buildings[n]!
  const parentId = land.estates[estate]!
  await addPlace(ctx, { region, id, kind: 'building', name, parentId, at: { x, y } })
  const gridId = group === null ? land.grids[grid]! : land.groups[group]!
  await assignGrid(ctx, { region, placeIds: [id], gridId, from: FOUNDED })
  // The other doors come with the ledgers; here somebody lives from the first minute.
  const doors = n < FIRST_DOORS ? ['1单元', '2单元'] : []
  for (const door of doors)
    await addPlace(ctx, { region, id: newId(), kind: 'unitDoor', name: door, parentId: id })
}

async function plantPeople(ctx: Ctx, community: Community, land: Land): Promise<void> {
  const { key, code: region, methodId } = community
  for (const [i, { suffix, role, name, where }] of peopleOf(methodId).entries()) {
    const phone = `0900${String(region % 1_000_000_000)
      .padStart(9, '0')
      .slice(-6)}${i}`
    const personId = where === 'home' ? await findOrAdd(ctx, { region, name, phone }) : undefined
    await settle(ctx, {
      demoKey: `${key}-${suffix}`,
      name,
      region,
      role,
      phone,
      areas: areasOf(where, land),
      ...(personId && { personId }),
    })
  }
}

function areasOf(
  where: Person['where'],
  { grids, buildings }: Land,
): { id: string; kind: 'grid' | 'place' }[] {
  const half = Math.ceil(grids.length / 2)
  const some = {
    'first grids': grids.slice(0, half),
    'last grids': grids.slice(half),
    'all grids': grids,
  }[where as 'all grids']
  if (some) return some.map(id => ({ id, kind: 'grid' }))
  return where === 'building' ? [{ id: buildings[0]!, kind: 'place' }] : []
}

async function declare(
  ctx: Ctx,
  region: number,
  said: readonly Said[],
  saidOn: string,
): Promise<void> {
  for (const { subject, amount, unit, nature = 'declared', rounding = 'exact' } of said) {
    await state(ctx, {
      region,
      id: newId(),
      subject,
      amount,
      unit,
      nature,
      rounding,
      saidOn,
      source: '公开报道',
    })
  }
}

/** Does one part as the house itself; what was done before, the database refuses to do again. */
export async function once(inside: Inside, work: (ctx: Ctx) => Promise<unknown>): Promise<void> {
  try {
    await asHouse(inside, work)
  } catch (error) {
    if (!brokenConstraint(error)) throw error
  }
}
