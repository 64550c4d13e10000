/** A household ends, everybody with it, and can be taken back; a home whose last member moved out is counted no more. */
import { expect, test } from 'vitest'
import { asSystem } from '#modules/ctx.ts'
import { refreshAll } from '#test/jobs.ts'
import { newId } from '#platform/ids.ts'
import { refusal } from '#test/doors.ts'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'
import { findOrAdd } from './service.ts'

const app = await openTestApp('movingout')
const town = await plantSmall(app)
const region = CODES.edge
const { edge } = town.land
const clerk = town.as('edge.clerk')

/** A household of some people at a place; gives its id. */
async function household(placeId: string, names: readonly string[]): Promise<string> {
  const id = newId()
  await app.admin.query('insert into people.household (region, id, place_id) values ($1, $2, $3)', [
    region,
    id,
    placeId,
  ])
  for (const name of names) {
    const personId = await asSystem(app, ctx => findOrAdd(ctx, { region, name, phone: null }))
    await app.admin.query(
      `insert into people.residency (region, id, person_id, household_id, kind, from_on)
       values ($1, $2, $3, $4, 'usual', '2026-01-01')`,
      [region, newId(), personId, id],
    )
  }
  return id
}

const counted = async () => {
  await refreshAll(app)
  const { counted: held } = await clerk.figures.profile({ region })
  return [held.households, held.persons]
}
const reason = '搬去外地'

test('everybody leaves with the household, and comes back when it is taken back', async () => {
  const before = await counted()
  const id = await household(edge.home1, ['甲一', '甲二'])
  const empty = await household(edge.home11, [])
  expect(await counted()).toEqual([before[0]! + 2, before[1]! + 2])

  const moved = { region, id, on: '2026-02-28', reason }
  expect(await clerk.people.endHousehold(moved)).toEqual({ id, endedOn: '2026-02-28' })
  await clerk.people.endHousehold({ ...moved, id: empty })
  expect(await counted()).toEqual(before)
  const card = await clerk.people.home({ region, placeId: edge.home1 })
  expect(card.households).toMatchObject([
    { endedOn: '2026-02-28', endedBecause: reason, members: [], former: [{}, {}] },
  ])
  expect((await clerk.people.list({ region })).total).toBe(0)

  await clerk.people.resumeHousehold({ region, id })
  await clerk.people.resumeHousehold({ region, id: empty })
  expect(await counted()).toEqual([before[0]! + 2, before[1]! + 2])
  expect((await clerk.people.list({ region })).total).toBe(2)
})

test('who had moved out before stays away, and the last to go takes the home out of the count', async () => {
  const before = await counted()
  const id = await household(edge.barn, ['乙一', '乙二'])
  await app.admin.query(
    `update people.residency set to_on = '2026-02-01' where household_id = $1
       and person_id = (select id from people.person where name = '乙一')`,
    [id],
  )
  expect(await counted()).toEqual([before[0]! + 1, before[1]! + 1])
  await clerk.people.endHousehold({ region, id, on: '2026-02-01', reason })
  await clerk.people.resumeHousehold({ region, id })
  expect(await counted()).toEqual([before[0]! + 1, before[1]! + 1])
  await app.admin.query(
    "update people.residency set to_on = '2026-02-20' where household_id = $1 and to_on is null",
    [id],
  )
  expect(await counted()).toEqual(before)
})

test('only once, not ahead, not before somebody came, and by who keeps that home', async () => {
  const id = await household(edge.home1, ['丙一'])
  const end = (
    given: object,
    who: 'edge.clerk' | 'edge.gridWorker30' | 'edge.steward' = 'edge.clerk',
  ) => town.as(who).people.endHousehold({ region, id, on: '2026-02-28', reason, ...given })
  await expect(end({ on: '2026-03-09' })).rejects.toMatchObject(
    refusal('NOT_ACCEPTABLE', 'not-ended-yet'),
  )
  await expect(end({ on: '2025-12-31' })).rejects.toMatchObject(
    refusal('NOT_ACCEPTABLE', 'ended-before-moved-in'),
  )
  await expect(end({}, 'edge.gridWorker30')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(end({}, 'edge.steward')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(clerk.people.resumeHousehold({ region, id })).rejects.toMatchObject(
    refusal('CONFLICT', 'household-not-ended'),
  )
  await town.as('edge.gridWorker').people.endHousehold({ region, id, on: '2026-03-01', reason })
  await expect(end({})).rejects.toMatchObject(refusal('CONFLICT', 'household-ended'))
})
