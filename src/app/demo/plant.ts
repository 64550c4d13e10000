/** Plants the demo in an empty house: what the first page needs at once, the rest behind it (`grow.ts`). */
import { settle } from '#modules/access/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { findOrAdd } from '#modules/people/index.ts'
import { addGrid, addPlace, assignGrid, foundRegion, state } from '#modules/territory/index.ts'
import { SYSTEM } from '#platform/actor.ts'
import { inScope } from '#platform/db/db.ts'
import { EVERYWHERE } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import type { Inside } from '../caller.ts'
import { callerOf } from '../caller.ts'
import type { Person } from './people.ts'
import { ABOVE_COMMUNITY, peopleOf } from './people.ts'
import type { City, Community, Said } from './places.ts'
import { buildingAt, buildingsOf, CITIES, COMMUNITIES } from './places.ts'
import { tellStory } from './tell.ts'
import { seeded } from './random.ts'
import { storiesOf } from './stories.ts'

/** Ids of a community's grids and buildings, in the order in which they stand. */
export type Land = { grids: string[]; buildings: string[] }

const FOUNDED = '2026-01-01'
const BATCH = 25
const FIRST_STORIES = 8

export const isEmpty = async (inside: Inside): Promise<boolean> =>
  (await callerOf(inside).territory.regions({})).length === 0

/** The five cities with their people, the communities with their buildings, and a few matters each. */
export async function plantDemo(inside: Inside): Promise<Map<string, Land>> {
  const lands = new Map<string, Land>()
  for (const city of CITIES) await asHouse(inside, ctx => plantCity(ctx, city))
  for (const community of COMMUNITIES) {
    const land = await plantLand(inside, community)
    await asHouse(inside, ctx => plantPeople(ctx, community, land))
    const random = seeded(community.code % 9973)
    for (const story of storiesOf(random, FIRST_STORIES, land.buildings.length))
      await tellStory(inside, community, land, story)
    lands.set(community.key, land)
  }
  return lands
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

async function plantLand(inside: Inside, community: Community): Promise<Land> {
  const {
    code: region,
    name,
    alias = null,
    methodId,
    estates,
    grids,
    groups = 0,
    said = [],
  } = community
  const estateIds = estates.map(() => newId())
  const land: Land = { grids: Array.from({ length: grids }, () => newId()), buildings: [] }
  const groupIds = Array.from({ length: groups }, () => newId())
  await asHouse(inside, async ctx => {
    await foundRegion(ctx, {
      code: region,
      name,
      alias,
      parent: Math.floor(region / 1000) * 1000,
      methodId,
    })
    await declare(ctx, region, said, CITIES.find(city => city.key === community.city)!.saidOn)
    for (const [i, id] of land.grids.entries())
      await addGrid(ctx, {
        region,
        id,
        code: `${region}${two(i + 1)}`,
        name: `第${i + 1}网格`,
        parentId: null,
      })
    for (const [i, id] of groupIds.entries()) {
      const grid = land.grids[Math.floor((i * grids) / groups)]!
      await addGrid(ctx, {
        region,
        id,
        code: `${region}9${two(i + 1)}`,
        name: `${i + 1}组`,
        parentId: grid,
      })
    }
    for (const [i, id] of estateIds.entries())
      await addPlace(ctx, { region, id, kind: 'estate', name: estates[i]!, parentId: null })
    // One building that nobody drew into a grid: the list of blind spots has something to show.
    await addPlace(ctx, {
      region,
      id: newId(),
      kind: 'building',
      name: '老粮站平房',
      parentId: null,
      at: { x: 20, y: 20 },
    })
  })
  for (let first = 0; first < buildingsOf(community); first += BATCH) {
    await asHouse(inside, async ctx => {
      for (let n = first; n < Math.min(first + BATCH, buildingsOf(community)); n++) {
        const { estate, name: building, grid, group, x, y } = buildingAt(community, n)
        const id = newId()
        await addPlace(ctx, {
          region,
          id,
          kind: 'building',
          name: building,
          parentId: estateIds[estate]!,
          at: { x, y },
        })
        await assignGrid(ctx, {
          region,
          placeId: id,
          gridId: group === null ? land.grids[grid]! : groupIds[group]!,
          from: FOUNDED,
        })
        land.buildings.push(id)
        // The other doors come with the ledgers; here somebody lives from the first minute.
        if (n < 4)
          for (const door of ['1单元', '2单元'])
            await addPlace(ctx, { region, id: newId(), kind: 'unitDoor', name: door, parentId: id })
      }
    })
  }
  return land
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

export const asHouse = <T>(
  { db, house, log, clock }: Inside,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> =>
  inScope(db, EVERYWHERE, tx =>
    work({
      tx,
      actor: SYSTEM,
      now: clock(),
      house,
      log,
      ip: 'inside',
      session: { token: null, give: () => undefined },
    }),
  )

const two = (n: number): string => String(n).padStart(2, '0')
