import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('shared_views')
const town = await plantSmall(app)
const region = CODES.edge
const secretary = town.as('edge.secretary')
const seen = async (who: Parameters<typeof town.as>[0]) =>
  (await town.as(who).access.sharedViews({ region })).map(({ name }) => name)

test('a view that the secretary keeps for a role is seen by all in it, and by nobody else', async () => {
  const id = newId()
  const view = { region, id, role: 'clerk', register: 'residents' as const, name: '八十岁以上' }
  await secretary.access.shareView({ ...view, view: { search: { ageFrom: 80 } } })
  expect(await seen('edge.clerk')).toEqual(['八十岁以上'])
  expect(await seen('edge.gridWorker')).toEqual([])
  expect(await seen('edge.secretary')).toEqual(['八十岁以上'])
  expect(await town.as('street.streetOfficer').access.sharedViews({ region })).toEqual([])
  const clerk = town.as('edge.clerk')
  await expect(clerk.access.shareView({ ...view, id: newId(), view: {} })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await expect(clerk.access.unshareView({ region, id })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await secretary.access.unshareView({ region, id })
  expect(await seen('edge.clerk')).toEqual([])
})
