/** Plants the demo in an empty app: what the first page needs at once, the rest behind it (`grow.ts`). */
import { createSeedAccount } from '#modules/access/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { findOrAdd } from '#modules/people/index.ts'
import { foundRegion, state } from '#modules/territory/index.ts'
import { newId } from '#platform/ids.ts'
import type { AppContext } from '#modules/ctx.ts'
import { callerOf } from '#app/caller.ts'
import { buildingId, doorId } from './buildings.ts'
import { castOf, RESIDENT, residentIds } from './cast.ts'
import { moveIn } from './homes.ts'
import { honour } from './honours.ts'
import { gridIds, LOST, placeIdOf, plantLand } from './land.ts'
import { goOn, once } from './once.ts'
import type { Person } from './people.ts'
import { ABOVE_COMMUNITY, peopleOf, phoneOf, RESIDENTS } from './people.ts'
import type { City, Community } from './places.ts'
import { CITIES, COMMUNITIES } from './places.ts'
import { seeded } from './random.ts'
import { meetTheLost } from './rounds.ts'
import { SAID, SOURCE } from './said.ts'
import { keepWaiting } from './waiting.ts'

export const isEmpty = async (appContext: AppContext): Promise<boolean> =>
  (await callerOf(appContext).territory.regions({})).length === 0

/** Whether the demo was planted here, at least in part: not every app with people in it is one. */
export const isDemo = async (appContext: AppContext): Promise<boolean> =>
  (await callerOf(appContext).access.demoPeople({})).some(
    ({ key }) => key === `${CITIES[0]!.key}-city`,
  )

/**
 * The five cities with their people, the communities with their buildings, and what waits for somebody
 * in each: of all these what is not there yet, for a planting may have been cut off.
 */
export async function plantDemo(appContext: AppContext): Promise<void> {
  const from = sinceWhen(appContext.clock())
  for (const city of CITIES) await once(appContext, ctx => plantCity(ctx, city, from))
  for (const community of COMMUNITIES) {
    await plantLand(appContext, community, from)
    await once(appContext, ctx => plantPeople(ctx, community, from))
    const method = appContext.app.methods.latest(community.methodId)
    const now = appContext.clock().getTime()
    const told = { cast: castOf(appContext, community), method, now }
    const random = seeded(community.code % 9973)
    await goOn(appContext, community, async () => {
      await keepWaiting(community, { ...told, random }, { isNew: true })
      await meetTheLost(community, { ...told, placeId: placeIdOf(community, LOST) })
    })
  }
}

/** Long enough ago for a year of matters. */
const sinceWhen = (now: Date): string => `${now.getUTCFullYear() - 2}-01-01`

async function plantCity(ctx: Ctx, city: City, from: string): Promise<void> {
  const { key, code, name, county, street, methodId } = city
  const chain = [
    { code, name },
    { code: code + 1_000_000, name: county },
    { code: code + 1_001_000, name: street },
  ]
  for (const [i, region] of chain.entries()) {
    await foundRegion(ctx, { ...region, alias: null, parent: chain[i - 1]?.code ?? null, methodId })
  }
  for (const { suffix, role, name: who, depth } of ABOVE_COMMUNITY) {
    await createSeedAccount(ctx, {
      demoKey: `${key}-${suffix}`,
      name: who,
      role,
      region: chain[depth]!.code,
      phone: '09000000000',
      from,
    })
  }
  await declare(ctx, code, key)
  await declare(ctx, chain[2]!.code, `${key}-street`)
}

async function plantPeople(ctx: Ctx, community: Community, from: string): Promise<void> {
  const { key, code: region, methodId } = community
  const shown = peopleOf(methodId)
  for (const [i, { name, suffix }] of RESIDENTS.entries()) {
    const phone = phoneOf(region, i)
    const personId = await findOrAdd(ctx, { region, name, phone })
    const demoKey = shown.some(person => person.suffix === suffix) ? `${key}-${suffix}` : null
    await createSeedAccount(ctx, {
      ...(demoKey ? { demoKey } : { login: `${key}-${suffix}` }),
      name,
      region,
      role: RESIDENT,
      personId,
      from,
      ids: residentIds(region, i),
    })
    await moveIn(ctx, community, { i, personId, from })
  }
  for (const [i, { suffix, role, name, where }] of shown.entries()) {
    if (where === 'home') continue
    const phone = phoneOf(region, RESIDENTS.length + i)
    const areas = areasOf(community, where)
    await createSeedAccount(ctx, {
      demoKey: `${key}-${suffix}`,
      name,
      region,
      role,
      phone,
      areas,
      from,
    })
  }
  await declare(ctx, region, key)
  await honour(ctx, region, key)
}

function areasOf(
  community: Community,
  where: Person['where'],
): { id: string; kind: 'grid' | 'place' }[] {
  const place = (id: string) => [{ id, kind: 'place' as const }]
  if (where === 'building') return place(buildingId(community, 0))
  if (where === 'door') return place(doorId(community, 0, 0))
  const grids = gridIds(community)
  const half = Math.ceil(grids.length / 2)
  const some: Partial<Record<typeof where, string[]>> = {
    'first grids': grids.slice(0, half),
    'last grids': grids.slice(half),
    'all grids': grids,
  }
  return (some[where] ?? []).map(id => ({ id, kind: 'grid' }))
}

async function declare(ctx: Ctx, region: number, key: string): Promise<void> {
  for (const said of SAID[key] ?? []) {
    const all = { amount: null, words: null, nature: 'declared', rounding: 'exact' } as const
    await state(ctx, { region, id: newId(), saidOn: null, source: SOURCE, ...all, ...said })
  }
}
