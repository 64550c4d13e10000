/** Who looked and who took out: told in pages, repeats in one line, and nothing flushed by noise. */
import { expect, test } from 'vitest'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('audit')
const town = await plantSmall(app)
const region = CODES.edge
const clerk = town.as('edge.clerk')
const resident = town.as('edge.resident')
const secretary = town.as('edge.secretary')
const [person] = await clerk.people.find({ region, words: '林小满' })
const { id } = person!
const matter = await town.matter({ by: 'edge.resident' })
const request = { region, medium: 'file' as const, most: 5000, purpose: '换届' }

/** Residents in the register, as many as a community has. */
await app.admin.query(
  `insert into people.resident (region, id, person_id, household_id, name, kind, from_on, place_id, address)
   select $1, gen_random_uuid(), $2, $2, '居民' || n, 'usual', '2026-01-01', $2, n::text from generate_series(1, 700) n`,
  [region, id],
)

const taken = async () =>
  (await secretary.audit.exportLog({ region })).rows.filter(({ medium }) => medium !== 'screen')

test('exports of nothing leave no line and hide no large one', async () => {
  await clerk.people.export(request)
  for (let nth = 0; nth < 201; nth++)
    await clerk.people.export({ ...request, words: '没有这个人', purpose: `核对${nth}` })
  expect(await taken()).toMatchObject([{ rows: 700, purpose: '换届', count: 1 }])
})

test('the same export again on a day is the same line, and noise goes to earlier pages, where nothing is lost', async () => {
  for (let nth = 0; nth < 3; nth++) await clerk.people.export(request)
  expect(await taken()).toMatchObject([{ rows: 700, count: 4 }])
  app.clock.advance({ minutes: 1 })
  for (let nth = 0; nth < 130; nth++)
    await clerk.people.export({ ...request, most: 1, purpose: `核对${nth}` })
  const purposes: string[] = []
  let before: string | undefined
  do {
    const page = await secretary.audit.exportLog({ region, before })
    purposes.push(...page.rows.map(({ purpose }) => purpose))
    before = page.earlier ?? undefined
  } while (before)
  expect(purposes.filter(purpose => purpose.startsWith('核对'))).toHaveLength(130)
  expect(new Set(purposes).size).toBe(purposes.length)
  expect(purposes).toContain('换届')
})

test('a dossier that stays open is one look, however often the screen asks again', async () => {
  const looks = async () =>
    (await resident.audit.aboutMe({})).rows.filter(({ what }) => what === 'matter')
  for (let nth = 0; nth < 5; nth++) await clerk.matters.get({ region, id: matter.id })
  expect(await looks()).toMatchObject([{ purpose: matter.number, count: 1 }])
  app.clock.advance({ hours: 1, minutes: 1 })
  await clerk.matters.get({ region, id: matter.id })
  expect(await looks()).toMatchObject([{ count: 2, at: app.clock() }])
  await secretary.matters.get({ region, id: matter.id })
  expect(await looks()).toHaveLength(2)
})

test('opening a matter and acting on it twice is one look, however often the desk asks anew', async () => {
  const { id, number } = await town.matter({ by: 'edge.resident' })
  const open = () => Promise.all([1, 2, 3].map(() => clerk.matters.get({ region, id })))
  await open()
  await clerk.matters.accept({ region, id })
  await open()
  await clerk.matters.note({ region, id, text: '已联系物业' })
  await open()
  const { rows } = await resident.audit.aboutMe({})
  expect(rows.filter(({ purpose }) => purpose === number)).toMatchObject([{ count: 1 }])
})

test('two hundred looks hide no reveal', async () => {
  await clerk.people.reveal({ region, id, field: 'phone', purpose: '约上门时间' })
  app.clock.advance({ minutes: 1 })
  await app.admin.query(
    `insert into audit.access_log (region, id, at, person_id, account_id, by_name, by_role, what, purpose)
     select region, gen_random_uuid(), at, person_id, gen_random_uuid(), by_name, by_role, 'person', ''
     from audit.access_log, generate_series(1, 200) where person_id = $1 and what = 'phone'`,
    [id],
  )
  const numbers = await resident.audit.aboutMe({ numbers: true })
  expect(numbers).toMatchObject({ rows: [{ what: 'phone', purpose: '约上门时间' }], earlier: null })
  const first = await resident.audit.aboutMe({})
  expect(first.rows.length).toBeLessThanOrEqual(100)
  expect(first.earlier).not.toBeNull()
})

test('pages of the register are one line a day for whoever answers, and a burst is marked', async () => {
  app.clock.advance({ days: 1 })
  const read = async () =>
    (await secretary.audit.exportLog({ region })).rows.filter(
      ({ medium, at }) => medium === 'screen' && at >= new Date(app.clock().getTime() - 3_600_000),
    )
  for (let page = 0; page < 5; page++)
    await clerk.people.list({ region, limit: 100, offset: page * 100 })
  expect(await read()).toMatchObject([
    { register: 'residents', byRole: 'clerk', rows: 500, count: 5, burst: false },
  ])
  await clerk.people.list({ region, limit: 100, offset: 500 })
  expect(await read()).toMatchObject([{ rows: 600, count: 6, burst: true }])
  const asked = { region, relation: 'head' as const }
  await app.admin.query(
    "update people.resident set relation = 'head' where region = $1 and address = '1'",
    [region],
  )
  app.clock.advance({ minutes: 1 })
  await clerk.people.list(asked)
  expect(await read()).toMatchObject([
    { register: 'householders', rows: 1 },
    { register: 'residents' },
  ])
  await expect(clerk.audit.exportLog({ region })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('a look of one’s own is none', async () => {
  const looks = 'select count(*) as n from audit.access_log'
  const before = await app.admin.query(looks)
  await resident.matters.get({ region, id: matter.id })
  expect((await app.admin.query(looks)).rows).toEqual(before.rows)
})
