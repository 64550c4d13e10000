/** Small builders for tests: a house on a database of its own, a few places, and people in every role. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import type { Caller, Inside } from '#app/caller.ts'
import { callerOf } from '#app/caller.ts'
import { makeHouse } from '#app/house.ts'
import type { Method } from '#methods/index.ts'
import { latest, METHODS } from '#methods/index.ts'
import { settle } from '#modules/access/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import type { Matter } from '#modules/matters/contract.ts'
import { findOrAdd } from '#modules/people/index.ts'
import { addGrid, addPlace, assignGrid, foundRegion } from '#modules/territory/index.ts'
import { SYSTEM } from '#platform/actor.ts'
import { inScope, openDb } from '#platform/db/db.ts'
import { EVERYWHERE } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import { openLog } from '#platform/log.ts'
import { openVault } from '#platform/vault.ts'
import { cloneDatabase } from './database.ts'

/** A Monday morning in office hours, with no holiday near. */
export const START = '2026-03-02T09:00:00+08:00'
const MINUTE_MS = 60_000

type MovableClock = (() => Date) & {
  set(moment: string | Date): void
  advance(by: { days?: number; hours?: number; minutes?: number }): void
}
export type TestHouse = Inside & {
  clock: MovableClock
  /** The superuser, for what no verb can do. */
  admin: pg.Pool
  /** Where the application signs in, for another server on the same database. */
  appUrl: string
  /** What was logged, a line of JSON each. */
  lines: string[]
  /** The same house after a release that knows other methods. */
  knowing(known: readonly Method[]): TestHouse
}

/** Opens a house on a fresh database of that name; call it at the top of a file, it closes itself. */
export async function openTestHouse(name: string): Promise<TestHouse> {
  const { adminUrl, appUrl } = await cloneDatabase(inject('databaseUrl'), name)
  const dataFolder = await mkdtemp(join(tmpdir(), 'linli-house-'))
  // A busy machine must not end a test's transaction; two files at once share 60 connections.
  const db = openDb(appUrl, { max: 20, transactionMs: 10_000 })
  const admin = new pg.Pool({ connectionString: adminUrl, max: 2 })
  const lines: string[] = []
  const log = openLog('info', new Writable({ write: (line, _, done) => done(void lines.push(String(line))) }))
  const vault = openVault(dataFolder)
  const clock = movableClock(START)
  afterAll(async () => {
    await db.destroy()
    await admin.end()
    await rm(dataFolder, { recursive: true })
  })
  const knowing = (known: readonly Method[]): TestHouse =>
    ({ db, log, clock, admin, appUrl, lines, knowing, house: makeHouse({ dataFolder, vault, demo: true, log, known }) })
  return knowing(METHODS)
}

function movableClock(start: string): MovableClock {
  let now = new Date(start)
  const advance: MovableClock['advance'] = ({ days = 0, hours = 0, minutes = 0 }) => {
    now = new Date(now.getTime() + ((days * 24 + hours) * 60 + minutes) * MINUTE_MS)
  }
  return Object.assign(() => now, { advance, set: (moment: string | Date) => void (now = new Date(moment)) })
}

/** Runs verbs as the house itself, as the planting of the demo does. */
export const asHouse = <T>({ db, house, log, clock }: Inside, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inScope(db, EVERYWHERE, tx => work({ tx, actor: SYSTEM, now: clock(), house, log, ip: 'inside', session: { token: null, give: () => undefined } }))

/** Every row of every table as text, bytes in hex: all that a stolen dump would tell. */
export async function everyRow({ admin }: TestHouse): Promise<string> {
  const { rows: tables } = await admin.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  const texts = await Promise.all(tables.map(({ name }) => admin.query<{ text: string | null }>(`select string_agg(t::text, E'\n') as text from ${name} t`)))
  return texts.map(({ rows }) => rows[0]!.text ?? '').join('\n')
}

/** Codes that touch: `edge` is the last of its street, `next` the first after it. */
export const CODES = {
  city: 990100000000, county: 990101000000, street: 990101003000, sibling: 990101003998, edge: 990101003999, next: 990101004000,
  otherCity: 990200000000, otherCounty: 990201000000, otherStreet: 990201001000, five: 990201001001,
} as const
export type PlaceKey = keyof typeof CODES
export const COMMUNITIES = ['sibling', 'edge', 'next', 'five'] as const
type CommunityKey = (typeof COMMUNITIES)[number]

/** Where people live: 1栋 lies in grid 3, 11栋 in grid 30, and nobody drew a grid over the barn. */
export type Land = { code: number; grid3: string; grid30: string; building1: string; building11: string; home1: string; home11: string; barn: string }
/** `edge.gridWorker`: a place and a role; beside them a second grid worker and a second resident. */
export type Person = `${PlaceKey}.${string}`
type Opening = { by: Person } & Partial<Parameters<Caller['matters']['record']>[0]>

export type Town = {
  land: Record<CommunityKey, Land>
  /** The API as this person, who stays signed in however far the clock moves. */
  as(person: Person, options?: { inside?: Inside; commandId?: () => string }): Caller
  tokenOf(person: Person): string
  /** Opens a matter through the API: a resident reports it, anybody else writes it down. */
  matter(opening: Opening): Promise<Matter>
}

/** Plants two cities, one for each method, and signs in one person of each role in each place. */
export async function plantSmall(house: TestHouse): Promise<Town> {
  const people: Person[] = []
  const land = {} as Town['land']
  await asHouse(house, async ctx => {
    for (const [key, code] of Object.entries(CODES) as [PlaceKey, number][]) {
      await foundRegion(ctx, { code, name: key, alias: null, parent: parentOf(code), methodId: methodAt(code).id })
    }
    for (const key of COMMUNITIES) land[key] = await plantLand(ctx, CODES[key])
    for (const key of Object.keys(CODES) as PlaceKey[]) people.push(...(await plantPeople(ctx, key, land[key as CommunityKey])))
  })
  const signIns = people.map(async key => [key, (await callerOf(house).access.signInAsDemo({ key })).token] as const)
  const tokens = new Map(await Promise.all(signIns))
  await house.admin.query("update access.session set seen_at = '2099-01-01', expires_at = '2099-01-01'")

  const tokenOf = (person: Person) => {
    const token = tokens.get(person)
    if (!token) throw new Error(`nobody is ${person}`)
    return token
  }
  const as: Town['as'] = (person, { inside = house, commandId } = {}) => callerOf(inside, { token: tokenOf(person), ...(commandId && { commandId }) })
  return { land, as, tokenOf, matter: opening => open(as(opening.by), land, opening) }
}

function open({ matters }: Caller, land: Town['land'], { by, ...given }: Opening): Promise<Matter> {
  const [place, role] = by.split('.') as [CommunityKey, string]
  const { code: region, home1 } = land[place]
  const kind = methodAt(region).kinds.request ? 'request' : 'repair'
  const opening = { region, id: newId(), kind, text: '三单元的感应灯不亮', placeId: home1, ...given }
  return RESIDENTS.has(role) ? matters.report(opening) : matters.record({ source: 'walkIn', ...opening })
}

const RESIDENTS = new Set(['resident', 'neighbour'])
const methodAt = (code: number): Method => latest(code < CODES.otherCity ? 'one-home' : 'five-hearts')
const parentOf = (code: number): number | null => [1000, 1_000_000, 100_000_000].map(width => Math.floor(code / width) * width).find(above => above < code && Object.values<number>(CODES).includes(above)) ?? null

async function plantLand(ctx: Ctx, region: number): Promise<Land> {
  const ids = { grid3: newId(), grid30: newId(), building1: newId(), building11: newId(), home1: newId(), home11: newId(), barn: newId() }
  const estate = newId()
  await addPlace(ctx, { region, id: estate, kind: 'estate', name: '和园小区', parentId: null })
  await addPlace(ctx, { region, id: ids.barn, kind: 'building', name: '老粮站平房', parentId: null })
  for (const number of [1, 11] as const) {
    const gridId = number === 1 ? ids.grid3 : ids.grid30
    const building = ids[`building${number}`]
    await addGrid(ctx, { region, id: gridId, code: `${region}${number === 1 ? '3' : '30'}`, name: `第${number === 1 ? 3 : 30}网格`, parentId: null })
    await addPlace(ctx, { region, id: building, kind: 'building', name: `${number}栋`, parentId: estate })
    await addPlace(ctx, { region, id: ids[`home${number}`], kind: 'dwelling', name: '101室', parentId: building })
    await assignGrid(ctx, { region, placeId: building, gridId, from: '2026-01-01' })
  }
  return { code: region, ...ids }
}

async function plantPeople(ctx: Ctx, place: PlaceKey, land: Land | undefined): Promise<Person[]> {
  const region = CODES[place]
  const { roles } = methodAt(region)
  const here = Object.entries(roles).filter(([, role]) => (ABOVE[role.at] ?? 'community') === kindOf(place) || (place === 'next' && role.at === 'street'))
  const persons = here.map(([role, { name }]) => ({ key: role, role, name: `${name.zh}·${place}` }))
  if (land) persons.push({ key: 'neighbour', role: 'resident', name: '欧阳慕容' }, { key: 'gridWorker30', role: 'gridWorker', name: '何㐂' })
  for (const { key, role, name } of persons) {
    const own = roles[role]!.reach === 'own'
    const known = key === 'resident' ? '林小满' : name
    const personId = own ? await findOrAdd(ctx, { region, name: known, phone: key === 'resident' ? '13900000001' : '13900000002' }) : undefined
    const areas = land && roles[role]!.reach === 'areas' ? areasOf(key, land, roles[role]!.may.includes('matter.handle')) : []
    await settle(ctx, { demoKey: `${place}.${key}`, name: known, region, role, areas, ...(personId && { personId }) })
  }
  return persons.map(({ key }): Person => `${place}.${key}`)
}

/** Whoever handles has a grid, and a leader both; who only tells has a building. */
function areasOf(key: string, { grid3, grid30, building1 }: Land, handles: boolean) {
  if (!handles) return [{ id: building1, kind: 'place' as const }]
  const grids = key === 'gridWorker' ? [grid3] : key === 'gridWorker30' ? [grid30] : [grid3, grid30]
  return grids.map(id => ({ id, kind: 'grid' as const }))
}

const ABOVE: Record<string, string> = { city: 'city', county: 'county', street: 'street' }
const kindOf = (place: PlaceKey): string => ({ city: 'city', otherCity: 'city', county: 'county', otherCounty: 'county', street: 'street', otherStreet: 'street' } as Record<string, string>)[place] ?? 'community'
