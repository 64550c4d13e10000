/** Postings to an estate, a building, a floor: who serves there, and what they reach. */
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { clerkship, newLogin, PASSWORD, refusal, signInFully } from '#test/doors.ts'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('places')
const town = await plantSmall(app)
const region = CODES.edge
const { home1, home11, building1, building11, barn, grid30 } = town.land.edge
const secretary = town.as('edge.secretary')
const postOf = (role: string, placeIds: string[], gridIds: string[] = []) => ({
  ...clerkship(newLogin()),
  password: PASSWORD,
  role,
  placeIds,
  gridIds,
})
const estate = (await secretary.territory.places({ region })).find(({ kind }) => kind === 'estate')!

test('a steward is appointed to a floor and a building, and hangs on the wall there and nowhere else', async () => {
  const floor = newId()
  const floorAt = { region, id: floor, kind: 'floor', name: '3层', parentId: building11 } as const
  await secretary.territory.addPlace(floorAt)
  const home = { region, id: newId(), kind: 'dwelling', name: '301室', parentId: floor } as const
  await secretary.territory.addPlace(home)
  const steward = { ...postOf('steward', [floor, barn]), name: '龚桂兰' }
  const given = await secretary.access.appoint(steward)
  expect(given.grids).toEqual([])
  const told = ['和园小区 11栋 3层', '老粮站平房']
  expect(given.places.map(({ name }) => name)).toEqual(told)
  const rows = await secretary.access.appointments({ region })
  expect(rows.find(({ postingId }) => postingId === given.id)).toMatchObject({ places: told })
  const colleagues = await secretary.access.colleagues({ region })
  expect(colleagues.find(({ postingId }) => postingId === given.id)).toMatchObject({ places: told })

  const at = async (placeId: string) =>
    (await town.as('edge.clerk').access.serviceContacts({ region, placeId })).servers.some(
      ({ name }) => name === '龚桂兰',
    )
  expect(await Promise.all([barn, floor, home.id].map(at))).toEqual([true, true, true])
  expect(await Promise.all([building1, building11, home11, home1].map(at))).not.toContain(true)
})

test('whoever works for an estate reaches what happens in its buildings, and nobody else’s', async () => {
  const worker = postOf('gridWorker', [estate.id])
  await secretary.access.appoint(worker)
  const { browser } = await signInFully(app, worker.login)
  const [here, there] = [
    await town.matter({ by: 'edge.neighbour', placeId: home11 }),
    await town.matter({ by: 'edge.neighbour', placeId: barn }),
  ]
  const { rows } = await browser.matters.list({ region, limit: 100 })
  const ids = rows.map(({ id }) => id)
  expect(ids).toContain(here.id)
  expect(ids).not.toContain(there.id)
  await expect(browser.matters.get(there)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('whoever has a building is turned to in its grid alone, and offered as near at it alone', async () => {
  await app.admin.query(
    `update access.posting set to_on = '2026-01-02' where region = $1 and role = 'gridWorker'
     and id in (select posting_id from access.posting_area where area_id = $2)`,
    [region, grid30],
  )
  const worker = postOf('gridWorker', [building11])
  const { id: postingId } = await secretary.access.appoint(worker)
  const here = await town.matter({ by: 'edge.neighbour', placeId: home11 })
  expect(here.ownerPostingId).toBe(postingId)
  const there = await town.matter({ by: 'edge.neighbour', placeId: home1 })
  expect(there.ownerPostingId).not.toBe(postingId)
  const near = async (id: string) =>
    (await town.as('edge.clerk').matters.candidates({ region, ids: [id] })).find(
      one => one.postingId === postingId,
    )?.near
  expect(await near(there.id)).toBe(false)
})

test('a home, a place next door and what is no place are refused; what is served stays', async () => {
  for (const id of [home1, town.land.sibling.building1, newId(), grid30])
    await expect(secretary.access.appoint(postOf('steward', [id]))).rejects.toMatchObject(
      refusal('NOT_ACCEPTABLE', 'not-a-place-to-serve'),
    )
  const id = newId()
  await secretary.territory.addPlace({ region, id, kind: 'building', name: '9栋', parentId: null })
  await secretary.access.appoint(postOf('steward', [id, id]))
  await expect(
    app.admin.query('delete from territory.place where id = $1', [id]),
  ).rejects.toMatchObject({ constraint: 'posting_area_area_id_fkey' })
})
