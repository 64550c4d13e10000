/** A small town: two cities, a few places, and people in every role who stay signed in. */
import type pg from 'pg'
import type { AppContext } from '#modules/ctx.ts'
import type { Caller } from '#app/caller.ts'
import { asSystem } from '#modules/ctx.ts'
import { callerOf } from '#app/caller.ts'
import type { Method, Role } from '#methods/index.ts'
import { ABILITIES } from '#app/modules.ts'
import { abilitiesOf, latest } from '#methods/index.ts'
import { createSeedAccount } from '#modules/access/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import type { Matter } from '#modules/matters/contract.ts'
import { findOrAdd } from '#modules/people/index.ts'
import { addGrid, addPlace, assignGrid, foundRegion } from '#modules/territory/index.ts'
import { newId } from '#platform/ids.ts'

/** A Monday morning in office hours, with no holiday near. */
export const START = '2026-03-02T09:00:00+08:00'

/** Where codes touch: `edge` is the last of its street, `next` the first after it, street and community in one. */
const PLACES = {
  city: { code: 990100000000, parent: null, seats: ['city'] },
  county: { code: 990101000000, parent: 'city', seats: ['county'] },
  street: { code: 990101003000, parent: 'county', seats: ['street'] },
  sibling: { code: 990101003998, parent: 'street', seats: ['community'] },
  edge: { code: 990101003999, parent: 'street', seats: ['community'] },
  next: { code: 990101004000, parent: 'county', seats: ['street', 'community'] },
  otherCity: { code: 990200000000, parent: null, seats: ['city'] },
  otherCounty: { code: 990201000000, parent: 'otherCity', seats: ['county'] },
  otherStreet: { code: 990201001000, parent: 'otherCounty', seats: ['street'] },
  five: { code: 990201001001, parent: 'otherStreet', seats: ['community'] },
} as const
type PlaceKey = keyof typeof PLACES
const KEYS = Object.keys(PLACES) as PlaceKey[]
export const CODES = Object.fromEntries(KEYS.map(key => [key, PLACES[key].code])) as {
  [K in PlaceKey]: (typeof PLACES)[K]['code']
}
export const COMMUNITIES = ['sibling', 'edge', 'next', 'five'] as const
type CommunityKey = (typeof COMMUNITIES)[number]

/** Where people live: 1栋 lies in grid 3, 11栋 in grid 30, and nobody drew a grid over the barn. */
type Land = {
  code: number
  grid3: string
  grid30: string
  building1: string
  building11: string
  home1: string
  home11: string
  barn: string
}
/** `edge.gridWorker`: a place and a role; beside them a second grid worker and a second resident. */
export type Person = `${PlaceKey}.${string}`
type Opening = { by: Person } & Partial<Parameters<Caller['matters']['record']>[0]>

export type Town = {
  land: Record<CommunityKey, Land>
  /** The API as this person, who stays signed in however far the clock moves. */
  as(person: Person, options?: { appContext?: AppContext; commandId?: () => string }): Caller
  tokenOf(person: Person): string
  /** Opens a matter through the API: a resident reports it, anybody else writes it down. */
  matter(opening: Opening): Promise<Matter>
}

/** Plants two cities, one for each method, and signs in one person of each role in each place. */
export async function plantSmall(app: AppContext & { admin: pg.Pool }): Promise<Town> {
  const people: Person[] = []
  const land = {} as Town['land']
  await asSystem(app, async ctx => {
    for (const key of KEYS) {
      const { code, parent } = PLACES[key]
      const methodId = methodAt(code).id
      await foundRegion(ctx, {
        code,
        name: key,
        alias: null,
        parent: parent && CODES[parent],
        methodId,
      })
    }
    for (const key of COMMUNITIES) land[key] = await plantLand(ctx, CODES[key])
    for (const key of KEYS) people.push(...(await plantPeople(ctx, key, land[key as CommunityKey])))
  })
  const signIns = people.map(
    async key => [key, (await callerOf(app).access.signInAsDemo({ key })).token] as const,
  )
  const tokens = new Map(await Promise.all(signIns))
  await app.admin.query(
    "update access.session set seen_at = '2099-01-01', expires_at = '2099-01-01'",
  )

  const tokenOf = (person: Person) => {
    const token = tokens.get(person)
    if (!token) throw new Error(`nobody is ${person}`)
    return token
  }
  const as: Town['as'] = (person, { appContext = app, commandId } = {}) =>
    callerOf(appContext, { token: tokenOf(person), ...(commandId && { commandId }) })
  return { land, as, tokenOf, matter: opening => open(as(opening.by), land, opening) }
}

function open({ matters }: Caller, land: Town['land'], { by, ...given }: Opening): Promise<Matter> {
  const [place, role] = by.split('.') as [CommunityKey, string]
  const { code: region, home1 } = land[place]
  const kind = methodAt(region).kinds.request ? 'request' : 'repair'
  const opening = {
    region,
    id: newId(),
    kind,
    text: '三单元的感应灯不亮',
    placeId: home1,
    ...given,
  }
  return RESIDENTS.has(role)
    ? matters.report(opening)
    : matters.record({ source: 'walkIn', ...opening })
}

const RESIDENTS = new Set(['resident', 'neighbour'])
const methodAt = (code: number): Method =>
  latest(code < CODES.otherCity ? 'one-home' : 'five-hearts')
async function plantLand(ctx: Ctx, region: number): Promise<Land> {
  const place = async (
    kind: 'estate' | 'building' | 'dwelling',
    name: string,
    parentId: string | null,
  ) => (await addPlace(ctx, { region, id: newId(), kind, name, parentId })).id
  const grid = async (number: number, placeId: string) => {
    const { id } = await addGrid(ctx, {
      region,
      id: newId(),
      name: `第${number}网格`,
      parentId: null,
    })
    await assignGrid(ctx, { region, placeIds: [placeId], gridId: id, from: '2026-01-01' })
    return id
  }
  const estate = await place('estate', '和园小区', null)
  const barn = await place('building', '老粮站平房', null)
  const building1 = await place('building', '1栋', estate)
  const building11 = await place('building', '11栋', estate)
  return {
    code: region,
    barn,
    building1,
    building11,
    home1: await place('dwelling', '101室', building1),
    home11: await place('dwelling', '101室', building11),
    grid3: await grid(3, building1),
    grid30: await grid(30, building11),
  }
}

async function plantPeople(ctx: Ctx, place: PlaceKey, land: Land | undefined): Promise<Person[]> {
  const region = CODES[place]
  const { roles } = methodAt(region)
  const persons = Object.entries(roles)
    .filter(([, { at }]) => isSeated(place, at))
    .map(([role, { name }]) => ({ key: role, role, name: `${name.zh}·${place}`, phone: '' }))
  if (land) {
    persons.push({ key: 'gridWorker30', role: 'gridWorker', name: '何㐂', phone: '' })
    persons.push({ key: 'neighbour', role: 'resident', name: '欧阳慕容', phone: '13900000002' })
    Object.assign(
      persons.find(({ key }) => key === 'resident')!,
      { name: '林小满', phone: '13900000001' },
    )
  }
  for (const { key, role, name, phone } of persons) {
    const areas = land && roles[role]!.surface === 'field' ? areasOf(key, roles[role]!, land) : []
    const personId = phone && (await findOrAdd(ctx, { region, name, phone }))
    await createSeedAccount(ctx, {
      demoKey: `${place}.${key}`,
      name,
      region,
      role,
      areas,
      ...(personId && { personId }),
    })
  }
  return persons.map(({ key }): Person => `${place}.${key}`)
}

/** Whoever handles has a grid, and who leads has both; who only tells has a building. */
function areasOf(key: string, role: Role, { grid3, grid30, building1 }: Land) {
  if (!abilitiesOf(role, ABILITIES).has('matter.handle'))
    return [{ id: building1, kind: 'place' as const }]
  const grids = { gridWorker: [grid3], gridWorker30: [grid30] }[key] ?? [grid3, grid30]
  return grids.map(id => ({ id, kind: 'grid' as const }))
}

/** In a community all sit who serve beneath it. */
const isSeated = (place: PlaceKey, level: string): boolean => {
  const seats: readonly string[] = PLACES[place].seats
  return seats.includes(ABOVE.has(level) ? level : 'community')
}
const ABOVE = new Set(['city', 'county', 'street'])
