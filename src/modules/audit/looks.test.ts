/** Who looked at whom, told to whoever audits: in pages, repeats of a day in one line, people by id alone. */
import { expect, test } from 'vitest'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('looks')
const town = await plantSmall(app)
const region = CODES.edge
const clerk = town.as('edge.clerk')
const secretary = town.as('edge.secretary')
const auditor = town.as('city.auditor')
const [person] = await clerk.people.find({ region, words: '林小满' })
const { id } = person!

const told = async (asked: object = {}) =>
  (await auditor.audit.looks({ region: CODES.city, ...asked })).rows

test('repeats of a day are one line, and a line names nobody who was looked at', async () => {
  const day = app.clock().toISOString().slice(0, 10)
  for (let nth = 0; nth < 3; nth++)
    await clerk.people.reveal({ region, id, field: 'phone', purpose: '回电 13800138000' })
  app.clock.advance({ minutes: 1 })
  await secretary.people.get({ region, id })
  const lines = await told()
  expect(lines).toMatchObject([
    { byRole: 'secretary', personId: id, what: 'person', count: 1 },
    { byRole: 'clerk', personId: id, what: 'phone', purpose: '回电 1********00', count: 3, region },
  ])
  expect(JSON.stringify(lines)).not.toContain('林小满')
  const { accountId } = lines[1]!
  expect(await told({ accountId, personId: id, day })).toMatchObject([{ what: 'phone' }])
  app.clock.advance({ days: 1 })
  await clerk.people.reveal({ region, id, field: 'phone', purpose: '回电 13800138000' })
  expect(await told({ accountId })).toMatchObject([{ count: 1 }, { count: 3 }])
  expect(await told({ day })).toHaveLength(2)
})

test('noise goes to later pages, where nothing is lost', async () => {
  await app.admin.query(
    `insert into audit.access_log (region, id, at, person_id, account_id, by_name, by_role, what, purpose)
     select region, gen_random_uuid(), at, person_id, gen_random_uuid(), by_name, by_role, 'person', ''
     from audit.access_log, generate_series(1, 200) where person_id = $1 and what = 'person'`,
    [id],
  )
  const ids: string[] = []
  let before: string | undefined
  do {
    const page = await auditor.audit.looks({ region: CODES.city, before })
    expect(page.rows.length).toBeLessThanOrEqual(60)
    ids.push(...page.rows.map(row => row.id))
    before = page.earlier ?? undefined
  } while (before)
  expect(ids).toHaveLength(203)
  expect(new Set(ids).size).toBe(203)
})

test('they are for the auditor of the region, and for nobody who looks', async () => {
  for (const who of ['edge.clerk', 'edge.secretary', 'city.securityAdministrator'] as const)
    await expect(town.as(who).audit.looks({ region })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const other = town.as('otherCity.auditor')
  expect((await other.audit.looks({ region: CODES.otherCity })).rows).toEqual([])
  await expect(other.audit.looks({ region })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
