/** Whoever may list somebody may find, open and reveal them, and nobody else: in every role, for every home. */
import { expect, test } from 'vitest'
import { asSystem } from '#modules/ctx.ts'
import { newId } from '#platform/ids.ts'
import { newPhone } from '#test/doors.ts'
import type { Person } from '#test/make.ts'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'
import { findOrAdd } from './service.ts'

const app = await openTestApp('peoplereach')
const town = await plantSmall(app)
const region = CODES.edge
const { edge } = town.land

type Somebody = { id: string; name: string; phone: string; placeId: string | null }

/** One at each home, one who moved out, and one who never lived anywhere. */
async function plant(name: string, placeId: string | null, toOn: string | null = null) {
  const phone = newPhone()
  const id = await asSystem(app, ctx => findOrAdd(ctx, { region, name, phone }))
  if (placeId)
    await app.admin.query(
      `with home as (insert into people.household (region, id, place_id) values ($1, $2, $3) returning id)
       insert into people.residency (region, id, person_id, household_id, kind, from_on, to_on)
       select $1, $2, $4, id, 'usual', '2026-01-01', $5 from home`,
      [region, newId(), placeId, id, toOn],
    )
  return { id, name, phone, placeId: toOn ? null : placeId }
}
const everybody: Somebody[] = [
  await plant('甲一', edge.home1),
  await plant('甲二', edge.home11),
  await plant('甲三', edge.barn),
  await plant('甲四', edge.home1, '2026-02-01'),
  await plant('甲五', null),
]

const ROLES: Record<string, readonly string[]> = {
  'edge.gridWorker': ['甲一'],
  'edge.gridWorker30': ['甲二'],
  'edge.clerk': ['甲一', '甲二', '甲三', '甲四', '甲五'],
  'edge.secretary': ['甲一', '甲二', '甲三', '甲四', '甲五'],
  'edge.steward': [],
  'edge.resident': [],
  'sibling.clerk': [],
  'sibling.gridWorker': [],
  'street.streetOfficer': [],
}

test.each(Object.entries(ROLES))('%s reaches the same people in every way', async (who, names) => {
  const { people } = town.as(who as Person)
  const purpose = '核对'
  const ways: Record<string, (one: Somebody) => Promise<boolean>> = {
    find: async ({ id, name }) =>
      (await people.find({ region, words: name })).some(one => one.id === id),
    get: async ({ id }) => (await people.get({ region, id })).id === id,
    reveal: async ({ id, phone }) =>
      (await people.reveal({ region, id, field: 'phone', purpose })).value === phone,
    lookUp: async ({ id, phone }) =>
      (await people.lookUp({ region, number: phone, purpose })).some(one => one.id === id),
  }
  const lived: typeof ways = {
    list: async ({ id }) =>
      (await people.list({ region, limit: 100 })).rows.some(one => one.personId === id),
    export: async ({ id }) =>
      (await people.export({ region, medium: 'file', most: 5000, purpose })).rows.some(
        one => one.personId === id,
      ),
    home: async ({ id, placeId }) =>
      (await people.home({ region, placeId: placeId! })).households.some(({ members }) =>
        members.some(({ personId }) => personId === id),
      ),
  }
  for (const one of everybody)
    for (const [way, reached] of Object.entries(one.placeId ? { ...ways, ...lived } : ways))
      expect(await reached(one).catch(() => false), `${way} ${one.name}`).toBe(
        names.includes(one.name),
      )
})

test('a requester from elsewhere is reached through the own matter, and not otherwise', async () => {
  const [, other] = everybody as [Somebody, Somebody]
  const requester = { name: other.name, phone: other.phone }
  const { id } = await town.matter({ by: 'edge.clerk', placeId: edge.home1, requester })
  const worker = town.as('edge.gridWorker')
  const asked = { region, id, purpose: '约上门时间' }
  expect(await worker.matters.revealPhone(asked)).toEqual({ value: other.phone })
  await expect(
    worker.people.reveal({ region, id: other.id, field: 'phone', purpose: '约上门时间' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(town.as('edge.gridWorker30').matters.revealPhone(asked)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  const { rows } = await app.admin.query(
    "select by_role from audit.access_log where person_id = $1 and what = 'phone' and by_role = 'gridWorker' and purpose = $2",
    [other.id, asked.purpose],
  )
  expect(rows).toHaveLength(1)
})
