/** What regions hold is kept, not counted at each call: it follows every change, and equals a slow count from the records. */
import { expect, test } from 'vitest'
import { runJob, startJobs } from '#app/jobs.ts'
import { refreshAll } from '#test/jobs.ts'
import { asSystem } from '#modules/ctx.ts'
import { restock } from './stock.ts'
import { newId } from '#platform/ids.ts'
import { CODES, COMMUNITIES, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('stock')
const { as, land } = await plantSmall(app)
const region = CODES.edge

/** Somebody moves into a home of `edge`. */
async function moveIn(home: {
  place: string
  kind?: string
  sex?: string
  born?: string
  person?: string
}) {
  const { place, kind = 'registered', sex = 'female', born = '1950-03-03' } = home
  const [person, household, residency] = [home.person ?? newId(), newId(), newId()]
  if (!home.person)
    await app.admin.query(
      `insert into people.person (region, id, name, sex, birth_on, since) values ($1, $2, '林小满', $3, $4, now())`,
      [region, person, sex, born],
    )
  await app.admin.query('insert into people.household (region, id, place_id) values ($1, $2, $3)', [
    region,
    household,
    place,
  ])
  await app.admin.query(
    `insert into people.residency (region, id, person_id, household_id, kind, from_on) values ($1, $2, $3, $4, $5, '2020-01-01')`,
    [region, residency, person, household, kind],
  )
  return { person, household, residency }
}
const moveOut = ({ residency }: { residency: string }) =>
  app.admin.query("update people.residency set to_on = '2026-03-01' where id = $1", [residency])

async function profile() {
  await refreshAll(app)
  return as('edge.clerk').figures.profile({ region })
}
async function gridsOf(person: Parameters<typeof as>[0] = 'edge.clerk') {
  await refreshAll(app)
  return as(person).figures.grids({ region })
}

test('a home that everybody moved out of is no household, and nothing declared changes with it', async () => {
  await as('edge.secretary').territory.state({
    region,
    id: newId(),
    subject: '居民户数',
    amount: 3765,
    unit: 'households',
    nature: 'declared',
    rounding: 'exact',
    saidOn: null,
    source: '公示栏',
  })
  const before = await profile()
  const living = await moveIn({ place: land.edge.home1 })
  const during = await profile()
  expect(during.counted.households - before.counted.households).toBe(1)
  expect(during.counted.persons - before.counted.persons).toBe(1)
  await moveOut(living)
  const after = await profile()
  expect(after.counted).toEqual(before.counted)
  expect(after.statements).toEqual(before.statements)
})

test('somebody with two homes is one person, and all ways to divide the persons add up', async () => {
  const { person } = await moveIn({ place: land.edge.home1, born: '2024-01-01', sex: 'male' })
  await moveIn({ place: land.edge.home11, person, kind: 'usual' })
  await moveIn({ place: land.edge.barn, born: '1944-01-01' })
  const { counted, makeup } = await profile()
  for (const parts of Object.values(makeup))
    expect(Object.values(parts).reduce((sum, part) => sum! + part!, 0)).toBe(counted.persons)
  expect(makeup).toMatchObject({ sex: { male: 1 }, age: { 0: 1, 80: 1 } })
  const inGrids = (await gridsOf()).reduce((sum, { persons }) => sum + persons!, 0)
  expect(inGrids).toBe(counted.persons - 1)
})

test('what is kept equals a slow count from the records, in every community and above', async () => {
  await refreshAll(app)
  const slow = async (lo: number, hi: number) => {
    const { rows } = await app.admin.query(
      `select
        (select count(*) from people.household h where region between $1 and $2 and exists (
          select from people.residency r where r.household_id = h.id and r.to_on is null))::integer as households,
        (select count(distinct (region, person_id)) from people.residency where region between $1 and $2 and to_on is null)::integer as persons,
        (select count(*) from territory.grid where region between $1 and $2 and parent_id is null)::integer as grids,
        (select count(*) from territory.place where region between $1 and $2 and kind = 'building')::integer as buildings,
        (select count(*) from territory.place where region between $1 and $2 and kind = 'dwelling')::integer as homes`,
      [lo, hi],
    )
    return rows[0]
  }
  for (const key of COMMUNITIES) {
    const { counted } = await as(`${key}.clerk`).figures.profile({ region: CODES[key] })
    expect(counted, key).toMatchObject(await slow(CODES[key], CODES[key]))
  }
  const { counted } = await as('city.cityOfficer').figures.profile({ region: CODES.city })
  expect(counted).toMatchObject(await slow(CODES.city, CODES.city + 99_999_999))
  expect(counted.communities).toBe(2)
})

test('grids of any depth are counted in those around them', async () => {
  const { territory } = as('edge.secretary')
  let inner = land.edge.grid30
  for (let depth = 0; depth < 3; depth++)
    inner = (await territory.addGrid({ region, id: newId(), parentId: inner })).id
  const { id: place } = await territory.addPlace({
    region,
    id: newId(),
    kind: 'building',
    name: '里间',
    parentId: null,
  })
  await territory.assignGrid({ region, placeIds: [place], gridId: inner, from: '2026-02-01' })
  const size = async (id: string) => (await gridsOf()).find(grid => grid.id === id)!
  const before = await size(land.edge.grid30)
  await moveIn({ place })
  expect(await size(inner)).toMatchObject({ households: 1, persons: 1, groups: 0 })
  expect(await size(land.edge.grid30)).toMatchObject({
    households: before.households! + 1,
    persons: before.persons! + 1,
    groups: 3,
  })
})

test('who would change grids is told before a boundary is drawn', async () => {
  const { grid3, building1, barn } = land.edge
  const { figures, territory } = as('edge.secretary')
  const moving = (placeIds: string[]) => figures.moving({ region, placeIds })
  await moveOut(await moveIn({ place: barn }))
  const [nowhere] = await moving([barn])
  expect(nowhere).toEqual({ gridId: null, households: 1, persons: 1 })
  const [here] = await moving([building1])
  expect(here).toMatchObject({ gridId: grid3 })
  const before = (await gridsOf()).find(({ id }) => id === grid3)!
  await territory.assignGrid({ region, placeIds: [barn], gridId: grid3, from: '2026-02-01' })
  expect((await gridsOf()).find(({ id }) => id === grid3)).toMatchObject({
    households: before.households! + nowhere!.households,
  })
})

test('whoever does not work with the people of a grid is not told of a handful, and a resident of no person at all', async () => {
  for (const { households, persons } of await gridsOf('street.streetOfficer'))
    expect(
      [households, persons].every(number => number === null || number === 0 || number >= 10),
    ).toBe(true)
  expect((await gridsOf('edge.resident')).every(({ persons }) => persons === null)).toBe(true)
})

test('on a new day everybody is as old as they are then', async () => {
  const { person } = await moveIn({ place: land.edge.home1, born: '1966-03-03' })
  const elders = async () => (await profile()).makeup.age['60']
  const before = await elders()
  app.clock.set('2026-03-03T00:30:00+08:00')
  await runJob(app, 'recount')
  expect(await elders()).toBe(before! + 1)
  await app.admin.query('delete from people.residency where person_id = $1', [person])
})

test('the work of the night is done at night in Shanghai, wherever the server stands', async () => {
  const jobs = await startJobs(app, app.appUrl)
  const { rows } = await app.admin.query('select cron, timezone from pgboss.schedule')
  await jobs.stop()
  expect(new Set(rows.map(({ timezone }) => timezone))).toEqual(new Set(['Asia/Shanghai']))
  const nightly = rows.map(({ cron }) => cron.split(' ')[1]).filter(hour => hour !== '*')
  expect(nightly.toSorted()).toEqual(['0', '3'])
})

test('a round counts a community once, however often it is touched meanwhile', async () => {
  await refreshAll(app)
  const touch = () => app.admin.query('insert into figures.touched (region) values ($1)', [region])
  const next = (after?: number) => asSystem(app, ctx => restock(ctx.tx, ctx.now, after))
  await touch()
  expect(await next()).toBe(region)
  await touch()
  expect(await next(region)).toBeUndefined()
  expect(await next()).toBe(region)
})
