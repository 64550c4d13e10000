import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asSystem } from '#modules/ctx.ts'
import type { Actor } from '#platform/actor.ts'
import { NOBODY } from '#platform/actor.ts'
import { inScope } from '#platform/db/db.ts'
import { EVERYWHERE } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import { refusal } from '#test/doors.ts'
import { CODES, COMMUNITIES, openTestApp, plantSmall } from '#test/make.ts'
import * as queries from './register-queries.ts'
import { refreshGrids } from './listing.ts'
import { know, see } from './policy.ts'
import { known } from './scope-queries.ts'
import { findOrAdd } from './service.ts'

const app = await openTestApp('residents')
const town = await plantSmall(app)
const region = CODES.edge
const clerk = town.as('edge.clerk')
const { edge } = town.land

type Living = { name: string; placeId: string; phone?: string; region?: number; citizenId?: string }
type Facts = { sex?: string; birthOn?: string; kind?: string; relation?: string; toOn?: string }

/** Somebody who lives at a place; gives the person and the residency. */
async function living(
  { name, placeId, phone, citizenId, region: code = region }: Living,
  { sex, birthOn, kind = 'registered', relation, toOn }: Facts = {},
): Promise<{ personId: string; id: string }> {
  const personId = await asSystem(app, ctx =>
    findOrAdd(ctx, { region: code, name, phone: phone ?? null }),
  )
  const id = newId()
  const { vault } = app.app
  await app.admin.query(
    'update people.person set sex = $3, birth_on = $4, citizen_id_cipher = $5, citizen_id_index = $6 where region = $1 and id = $2',
    [
      code,
      personId,
      sex,
      birthOn,
      citizenId && vault.seal(citizenId, `person-citizenId:${personId}`),
      citizenId && vault.index(citizenId),
    ],
  )
  await app.admin.query(
    `with home as (insert into people.household (region, id, place_id) values ($1, $4, $3) returning id)
     insert into people.residency (region, id, person_id, household_id, kind, relation, from_on, to_on)
     select $1, $2, $5, id, $6, $7, '2026-01-01', $8 from home`,
    [code, id, placeId, newId(), personId, kind, relation, toOn],
  )
  return { personId, id }
}

const names = async (asked: Partial<Parameters<typeof clerk.people.list>[0]>, by = clerk) =>
  (await by.people.list({ region, ...asked })).rows.map(row => row.name)

const CITIZEN_ID = '110101195002190016'
const elder = await living(
  { name: '欧阳慕容', placeId: edge.home1, phone: '13800001111', citizenId: CITIZEN_ID },
  { sex: 'female', birthOn: '1950-02-19', relation: 'head' },
)
await living(
  { name: '白小川', placeId: edge.home11 },
  { sex: 'male', birthOn: '2018-03-02', kind: 'floating', relation: 'child' },
)
await living(
  { name: '何㐂', placeId: edge.home11 },
  { sex: 'male', birthOn: '1991-06-01', kind: 'floating', relation: 'head' },
)
await living({ name: '赵走远', placeId: edge.home1 }, { toOn: '2026-02-01' })
await living({ name: '邻居', placeId: town.land.sibling.home1, region: CODES.sibling })

test('the register shows who lives here now, in the order of the street, with masked numbers', async () => {
  const { rows, total } = await clerk.people.list({ region })
  expect(total).toBe(3)
  expect(rows.map(row => row.name)).toEqual(
    ['欧阳慕容', '白小川', '何㐂'].toSorted(byAddress(rows)),
  )
  expect(rows.find(({ id }) => id === elder.id)).toMatchObject({
    personId: elder.personId,
    address: '和园小区 1栋 101室',
    gridName: '第3网格',
    age: 76,
    sex: 'female',
    kind: 'registered',
    relation: 'head',
    phoneMasked: '1********11',
    citizenIdMasked: '*'.repeat(18),
  })
  expect(JSON.stringify(rows)).not.toContain('13800001111')
})

const byAddress =
  (rows: { name: string; address: string; id: string }[]) => (a: string, b: string) => {
    const key = (name: string) => rows.findIndex(row => row.name === name)
    return key(a) - key(b)
  }

test('a resident is found by name or address, and by no number', async () => {
  for (const words of ['欧阳', 'oymr', '欧阳慕容', '1栋', '1栋101', '1-101'])
    expect(await names({ words }), words).toEqual(['欧阳慕容'])
  for (const words of ['1380000111', '赵走远', '2栋', '101栋', '邻居', '，', '。'])
    expect(await names({ words }), words).toEqual([])
  for (const words of [
    '13800001111',
    '13800001112',
    ' 138 0000-1111',
    '+8613800001111',
    CITIZEN_ID,
  ])
    await expect(names({ words }), words).rejects.toMatchObject(
      refusal('NOT_ACCEPTABLE', 'number-needs-purpose'),
    )
  expect(await names({ words: '11栋', sort: 'name' })).toEqual(['白小川', '何㐂'])
  expect(await names({ words: '和园小区', sort: 'name' })).toEqual(['白小川', '何㐂', '欧阳慕容'])
})

test('conditions narrow the rows and their count alike, page by page', async () => {
  const all = { sort: 'birthOn' as const }
  expect(await names({ ...all, ageFrom: 60 })).toEqual(['欧阳慕容'])
  expect(await names({ ...all, ageFrom: 8, ageTo: 34 })).toEqual(['何㐂', '白小川'])
  expect(await names({ ...all, ageTo: 7 })).toEqual([])
  expect(await names({ ...all, kind: 'floating', relation: 'head' })).toEqual(['何㐂'])
  expect(await names({ ...all, sex: 'female' })).toEqual(['欧阳慕容'])
  expect(await names({ ...all, gridId: edge.grid3 })).toEqual(['欧阳慕容'])
  expect(await names({ ...all, buildingId: edge.building11 })).toEqual(['何㐂', '白小川'])
  expect(await names({ ...all, descending: true })).toEqual(['白小川', '何㐂', '欧阳慕容'])
  const page = (offset: number) => clerk.people.list({ region, sort: 'birthOn', limit: 2, offset })
  expect(await page(2)).toMatchObject({ total: 3, rows: [{ name: '白小川' }] })
  expect(await page(4)).toEqual({ total: 3, rows: [] })
})

test('a grid worker sees the people of the own grid, and a street sees nobody', async () => {
  expect(await names({}, town.as('edge.gridWorker'))).toEqual(['欧阳慕容'])
  expect(await names({ sort: 'name' }, town.as('edge.gridWorker30'))).toEqual(['白小川', '何㐂'])
  expect(await names({ gridId: edge.grid30 }, town.as('edge.gridWorker'))).toEqual([])
  for (const who of ['street.streetOfficer', 'edge.resident', 'edge.steward'] as const)
    await expect(town.as(who).people.list({ region })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(town.as('sibling.clerk').people.list({ region })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('a line follows the person, the residency and the grid it is made of', async () => {
  const { personId, id } = await living({ name: '童安平', placeId: edge.barn })
  const line = async () =>
    (await clerk.people.list({ region, sort: 'name' })).rows.find(row => row.id === id)
  const total = async () => (await clerk.people.list({ region })).total
  expect(await line()).toMatchObject({ name: '童安平', gridName: null })
  expect(await total()).toBe(4)
  await app.admin.query("update people.person set name = '童平安' where id = $1", [personId])
  expect(await line()).toMatchObject({ name: '童平安' })
  // Whoever draws grids for a city sees no people there; their lines are redrawn all the same.
  const officer = town.as('city.systemAdministrator')
  const grid = { region, placeIds: [edge.barn], gridId: edge.grid30 }
  await officer.territory.assignGrid({ ...grid, from: '2026-02-01' })
  expect(await line()).toMatchObject({ gridName: '第30网格' })
  // A grid that is drawn ahead begins on its day.
  await officer.territory.assignGrid({ ...grid, gridId: edge.grid3, from: '2999-01-01' })
  expect(await line()).toMatchObject({ gridName: '第30网格' })
  await asSystem(app, ({ tx }) => refreshGrids({ tx, now: new Date('2999-01-01T08:00:00+08:00') }))
  expect(await line()).toMatchObject({ gridName: '第3网格' })
  await app.admin.query('delete from territory.place_grid where place_id = $1', [edge.barn])
  expect(await line()).toMatchObject({ gridName: null })
  await app.admin.query("update people.residency set to_on = '2026-03-01' where id = $1", [id])
  expect(await line()).toBeUndefined()
  expect(await total()).toBe(3)
  await app.admin.query('update people.residency set to_on = null where id = $1', [id])
  expect(await line()).toBeDefined()
  await app.admin.query('delete from people.residency where id = $1', [id])
  expect(await line()).toBeUndefined()
})

test('after five days off over a change of grids, the lines follow; and after a backup of last month', async () => {
  const { id } = await living({ name: '龚望山', placeId: edge.barn })
  const grid = async () =>
    (await clerk.people.list({ region, limit: 100 })).rows.find(row => row.id === id)?.gridName
  const redrawn = (day: string) =>
    asSystem(app, ({ tx }) => refreshGrids({ tx, now: new Date(`${day}T08:00:00+08:00`) }))
  const officer = town.as('edge.secretary')
  const drawn = { region, placeIds: [edge.barn] }
  await redrawn('2998-01-01')
  await officer.territory.assignGrid({ ...drawn, gridId: edge.grid3, from: '2998-01-03' })
  expect(await grid()).toBeNull()
  await redrawn('2998-01-08')
  expect(await grid()).toBe('第3网格')

  await officer.territory.assignGrid({ ...drawn, gridId: edge.grid30, from: '2998-01-10' })
  await redrawn('2998-01-20')
  expect(await grid()).toBe('第30网格')
  // The backup of the ninth knows neither the new grid of the line nor that it followed.
  await app.admin.query('update people.resident set grid_id = $1 where id = $2', [edge.grid3, id])
  await app.admin.query("update people.edition set drawn_on = '2998-01-09'")
  await redrawn('2998-02-20')
  expect(await grid()).toBe('第30网格')
  await app.admin.query('delete from people.residency where id = $1', [id])
  await app.admin.query('delete from territory.place_grid where place_id = $1', [edge.barn])
})

test('the card of a home tells who lives there and who did, and they see that it was looked at', async () => {
  const card = await clerk.people.home({ region, placeId: edge.home1 })
  expect(card).toMatchObject({ address: '和园小区 1栋 101室', gridName: '第3网格' })
  expect(card.households.flatMap(({ members }) => members)).toEqual([
    expect.objectContaining({ name: '欧阳慕容', age: 76, phoneMasked: '1********11', toOn: null }),
  ])
  expect(card.households.flatMap(({ former }) => former)).toEqual([
    expect.objectContaining({ name: '赵走远', phoneMasked: null, toOn: '2026-02-01' }),
  ])
  const { rows } = await app.admin.query(
    "select by_role from audit.access_log where person_id = $1 and what = 'home'",
    [elder.personId],
  )
  expect(rows).toEqual([{ by_role: 'clerk' }])
  const other = town.as('edge.gridWorker30').people.home({ region, placeId: edge.home1 })
  await expect(other).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await town.as('edge.gridWorker').people.home({ region, placeId: edge.home1 })
})

test('a list that is taken out leaves a line that the secretary sees, without any whole number', async () => {
  const request = { region, medium: 'file' as const, most: 5000, purpose: '换届公示' }
  const { rows } = await clerk.people.export({ ...request, sex: 'male' })
  expect(rows.map(row => row.name).toSorted()).toEqual(['何㐂', '白小川'].toSorted())
  app.clock.advance({ minutes: 1 })
  await town.as('edge.gridWorker').people.export({ ...request, words: '欧阳' })
  const { rows: exportLog } = await town.as('edge.secretary').audit.exportLog({ region })
  expect(exportLog.filter(({ medium }) => medium !== 'screen')).toMatchObject([
    { byRole: 'gridWorker', rows: 1, filter: { words: '欧阳' }, purpose: '换届公示' },
    { byRole: 'clerk', register: 'residents', medium: 'file', rows: 2, filter: { sex: 'male' } },
  ])
  await expect(clerk.audit.exportLog({ region })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(clerk.people.export({ ...request, purpose: ' ' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
})

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)

test(`whom the register shows is whom the policy lets one see (SEED=${seed})`, async () => {
  const lands = COMMUNITIES.map(key => town.land[key])
  const doors = [newId(), newId()]
  const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null })
  const homes = fc.sample(
    fc.constantFrom(...lands).chain(land =>
      fc.record({
        region: fc.constant(land.code),
        gridId: orNull([land.grid3, land.grid30]),
        buildingId: orNull([land.building1, land.building11]),
        unitDoorId: orNull(doors),
      }),
    ),
    { seed, numRuns: 200 },
  )
  const lines = homes.map(home => ({ ...home, id: newId() }))
  await app.admin.query('delete from people.resident')
  await app.admin.query(
    `insert into people.resident (region, id, person_id, household_id, name, kind, from_on, place_id, building_id, unit_door_id, grid_id, address)
     select region, id, id, id, 'x', 'usual', '2026-01-01', id, "buildingId", "unitDoorId", "gridId", 'x'
     from jsonb_to_recordset($1) r (region bigint, id uuid, "buildingId" uuid, "unitDoorId" uuid, "gridId" uuid)`,
    [JSON.stringify(lines)],
  )
  await app.admin.query(
    `insert into people.person (region, id, name, since)
     select region, id, 'x', now() from jsonb_to_recordset($1) r (region bigint, id uuid)`,
    [JSON.stringify(lines)],
  )
  const areas = lands.flatMap(land => [land.grid3, land.grid30, land.building1, land.building11])
  const somebody: fc.Arbitrary<Actor> = fc
    .record({
      reach: fc.constantFrom<Actor['reach'][]>(
        'areas',
        'areas',
        'region',
        'below',
        'own',
        'nothing',
        'everything',
      ),
      bounds: fc.constantFrom(
        [CODES.edge, CODES.edge],
        [CODES.street, 990101003999],
        [0, 999_999_999_999],
      ),
      areas: fc.uniqueArray(fc.constantFrom(...areas, ...doors), { maxLength: 4 }),
    })
    .map(({ bounds, ...who }) => ({ ...NOBODY, ...who, lo: bounds[0]!, hi: bounds[1]! }))
  const met = { seen: 0, unseen: 0 }
  await fc.assert(
    fc.asyncProperty(somebody, fc.constantFrom(...lands), async (actor, land) => {
      const filter = { region: land.code, sort: 'name' as const, descending: false }
      const listing = { actor, filter, meant: undefined, bornFrom: undefined, bornUntil: undefined }
      const { rows, total } = await inScope(app.db, EVERYWHERE, async tx => ({
        ...(await queries.page(tx, listing, { limit: 100, offset: 0 })),
        total: await queries.count(tx, listing),
      }))
      const here = lines.filter(line => line.region === land.code)
      const allowed = here.filter(line => see(actor, line) === true)
      expect(rows.map(row => row.id).toSorted()).toEqual(allowed.map(line => line.id).toSorted())
      expect(total).toBe(allowed.length)
      // Whoever lives there is known to the same: found, opened, looked up and revealed by one rule.
      const { rows: knownTo } = await inScope(app.db, EVERYWHERE, tx =>
        sql<{
          id: string
        }>`select p.id from people.person p where p.region = ${land.code} and ${known(actor)}`.execute(
          tx,
        ),
      )
      const lived = here.filter(
        line => know(actor, { region: line.region, homes: [line] }) === true,
      )
      expect(lived.map(({ id }) => id)).toEqual(allowed.map(({ id }) => id))
      const ids = new Set(here.map(({ id }) => id))
      expect(
        knownTo
          .map(({ id }) => id)
          .filter(id => ids.has(id))
          .toSorted(),
      ).toEqual(allowed.map(({ id }) => id).toSorted())
      met.seen += allowed.length
      met.unseen += here.length - allowed.length
    }),
    { seed, numRuns: 200 },
  )
  expect(Math.min(met.seen, met.unseen)).toBeGreaterThan(500)
})
