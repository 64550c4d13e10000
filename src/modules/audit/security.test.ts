/** What touched the safety of accounts is written down, kept, and told to whoever audits, within their regions. */
import { expect, test } from 'vitest'
import { browserOf, clerkship, employ, PASSWORD, refusal, signInFully } from '#test/doors.ts'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('security')
const town = await plantSmall(app)
const auditor = town.as('city.auditor')

test('the auditor of a city reads what happened in it, and of another nothing', async () => {
  await employ(town)
  const { login, posting } = await employ(town)
  await signInFully(app, login)
  await town.as('edge.secretary').access.invite({ region: CODES.edge, postingId: posting.id })
  const other = { ...clerkship('five-clerk'), region: CODES.five }
  await town.as('five.secretary').access.appoint(other)

  const { rows } = await auditor.audit.securityEvents({ region: CODES.city })
  expect(rows.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['appointed', 'invited', 'signIn', 'secondFactorBound']),
  )
  expect(rows.filter(({ region }) => region === CODES.five)).toEqual([])
  expect(rows.map(({ id }) => id)).toEqual(
    rows
      .map(({ id }) => id)
      .toSorted()
      .toReversed(),
  )
  const appointed = rows.find(
    ({ what, data }) => what === 'appointed' && data.postingId === posting.id,
  )!
  expect(appointed).toMatchObject({
    region: CODES.edge,
    succeeded: true,
    ip: expect.any(String),
    data: { role: 'clerk', postingId: posting.id, agreed: true },
  })
  const ids = [appointed.accountId!, appointed.subjectAccountId!]
  const names = await auditor.access.accountNames({ region: CODES.city, ids })
  expect(names.map(one => one.login).toSorted()).toEqual([login, 'edge.secretary'].toSorted())
  expect(
    await town.as('otherCity.auditor').access.accountNames({ region: CODES.otherCity, ids }),
  ).toEqual([])

  const [, subject] = ids
  const of = await auditor.audit.securityEvents({ region: CODES.city, accountId: subject! })
  expect(new Set(of.rows.flatMap(row => [row.accountId, row.subjectAccountId]))).toContain(subject)
  expect(of.rows.length).toBeLessThan(rows.length)
  const only = await auditor.audit.securityEvents({
    region: CODES.city,
    what: 'invited',
    day: '2026-03-02',
  })
  expect(only.rows).toMatchObject([{ what: 'invited' }])
  expect(
    (await auditor.audit.securityEvents({ region: CODES.city, day: '2026-03-01' })).rows,
  ).toEqual([])
})

test('who signs in is told to the auditor of the own city, and a login that nobody has to each', async () => {
  const { login } = await employ(town)
  // Whoever was here before came in at another moment.
  app.clock.advance({ minutes: 1 })
  await signInFully(app, login)
  app.clock.advance({ minutes: 1 })
  const stranger = { login: 'nobody-has-it', password: PASSWORD }
  await expect(browserOf(app).access.signIn(stranger)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  const tries = async (city: 'city' | 'otherCity') => {
    const asked = { region: CODES[city], what: 'signIn' } as const
    const { rows } = await town.as(`${city}.auditor`).audit.securityEvents(asked)
    return rows.map(({ region, succeeded }) => ({ region, succeeded }))
  }
  const nobodys = { region: 0, succeeded: false }
  expect((await tries('city')).slice(0, 2)).toEqual([
    nobodys,
    { region: CODES.edge, succeeded: true },
  ])
  const [newest, ...earlier] = await tries('otherCity')
  expect(newest).toEqual(nobodys)
  expect(earlier.filter(({ region }) => region < CODES.otherCity)).toEqual([])
  await expect(
    town.as('city.auditor').audit.securityEvents({ region: CODES.otherCity }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('who took a list out and who saw a whole number is told with where and what, and with nobody’s number', async () => {
  const region = CODES.edge
  const clerk = town.as('edge.clerk')
  const { accountId } = await clerk.access.me({})
  const phone = '13800000077'
  const requester = { name: '欧阳知夏', phone }
  const { id } = await town.matter({ by: 'edge.clerk', requester })
  await clerk.matters.export({ region, medium: 'paper', most: 500, purpose: '例会' })
  await clerk.matters.revealPhone({ region, id, purpose: '约上门时间' })
  const { rows } = await auditor.audit.securityEvents({ region: CODES.city, accountId: accountId! })
  const by = { region, accountId, succeeded: true, ip: expect.any(String) }
  const data = { register: 'matters', medium: 'paper', rows: 1 }
  expect(rows.find(({ what }) => what === 'exported')).toMatchObject({ ...by, data })
  const seen = { field: 'phone', found: 1 }
  expect(rows.find(({ what }) => what === 'revealed')).toMatchObject({ ...by, data: seen })
  expect(JSON.stringify(rows)).not.toMatch(/13800000077|欧阳/)
})

test('nobody else reads them, not even whoever administers', async () => {
  for (const who of [
    'city.systemAdministrator',
    'city.securityAdministrator',
    'edge.secretary',
  ] as const)
    await expect(town.as(who).audit.securityEvents({ region: CODES.city })).rejects.toMatchObject(
      refusal('FORBIDDEN', 'role-cannot'),
    )
})

test('they are told in pages that miss nothing and repeat nothing', async () => {
  const secretary = town.as('edge.secretary').access
  const { posting } = await employ(town)
  for (let i = 0; i < 70; i++) await secretary.invite({ region: CODES.edge, postingId: posting.id })
  const seen: string[] = []
  for (let before: string | undefined; ;) {
    const page = await auditor.audit.securityEvents({ region: CODES.city, before, what: 'invited' })
    seen.push(...page.rows.map(({ id }) => id))
    if (!page.earlier) break
    before = page.earlier
  }
  expect(seen).toHaveLength(71)
  expect(new Set(seen).size).toBe(71)
})

test('nothing that the application does changes or removes one: half a year is kept, and more', async () => {
  const { rows } = await app.admin.query(
    `select privilege_type as may from information_schema.role_table_grants
     where grantee = 'linli_app' and table_schema = 'audit' and table_name = 'security_event' order by 1`,
  )
  expect(rows.map(({ may }) => may)).toEqual(['INSERT', 'SELECT'])
})
