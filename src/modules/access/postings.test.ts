/** Postings: who is appointed where, and how an appointed person comes in. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { browserOf, employ, newLogin, PASSWORD, refusal, signInFully } from '#test/doors.ts'
import { CODES, everyRow, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('postings')
const town = await plantSmall(app)

test('an invitation opens an account once, ends its other sessions, and is not made for anybody else’s account', async () => {
  const secretary = town.as('edge.secretary').access
  const password = 'a newspaper that reads the horse'
  const { login, posting } = await employ(town)
  const { browser: me } = await signInFully(app, login)
  const { token } = await secretary.invite({ region: CODES.edge, postingId: posting.id })
  expect(await everyRow(app)).not.toContain(token)
  const invited = browserOf(app)
  expect((await invited.access.acceptInvite({ token, password })).secondFactorDue).toBe(true)
  await expect(me.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  await expect(browserOf(app).access.acceptInvite({ token, password })).rejects.toMatchObject(
    refusal('NOT_FOUND', 'no-such-invite'),
  )
  await expect(browserOf(app).access.signIn({ login, password: PASSWORD })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'wrong-password'),
  )
  await browserOf(app).access.signIn({ login, password })

  const { token: another } = await secretary.invite({ region: CODES.edge, postingId: posting.id })
  await invited.access.acceptInvite({ token: another, password })
  expect((await invited.access.me({})).secondFactorKnown).toBe(true)

  await expect(
    secretary.invite({ region: CODES.edge, postingId: (await secretary.me({})).posting!.id }),
  ).rejects.toMatchObject(refusal('FORBIDDEN', 'not-yourself'))
  const {
    rows: [resident],
  } = await app.admin.query<{ id: string }>(
    "select p.id from access.posting p join access.account a on a.id = p.account_id where a.login = 'edge.resident'",
  )
  await expect(
    secretary.invite({ region: CODES.edge, postingId: resident!.id }),
  ).rejects.toMatchObject(refusal('FORBIDDEN', 'not-your-account'))
})

test('a role is given on its own level, with grids that are there, and what has ended is not prolonged', async () => {
  const give = (
    where: 'edge.secretary' | 'city.securityAdministrator',
    region: number,
    role: string,
    gridIds: string[] = [],
  ) =>
    town.as(where).access.appoint({
      region,
      id: newId(),
      login: newLogin(),
      name: '沈若溪',
      role,
      from: '2026-01-01',
      gridIds,
    })
  for (const [region, role] of [
    [CODES.street, 'clerk'],
    [CODES.city, 'secretary'],
    [CODES.county, 'resident'],
    [CODES.street, 'cityOfficer'],
  ] as const) {
    await expect(give('city.securityAdministrator', region, role), role).rejects.toMatchObject(
      refusal('NOT_ACCEPTABLE', 'role-not-here'),
    )
  }
  await expect(give('edge.secretary', CODES.edge, 'auditor')).rejects.toMatchObject(
    refusal('NOT_ACCEPTABLE', 'role-not-here'),
  )
  await expect(give('edge.secretary', CODES.edge, 'gridLeader')).rejects.toMatchObject(
    refusal('NOT_ACCEPTABLE', 'unknown-role'),
  )
  await expect(
    give('edge.secretary', CODES.edge, 'gridWorker', [town.land.sibling.grid3]),
  ).rejects.toMatchObject(refusal('NOT_ACCEPTABLE', 'unknown-grid'))
  const { id: postingId } = await give('edge.secretary', CODES.edge, 'gridWorker', [
    town.land.edge.grid3,
  ])
  const end = (on: string) =>
    town.as('edge.secretary').access.endPosting({ region: CODES.edge, postingId, on })
  await end('2026-03-10')
  await end('2026-03-01')
  await expect(end('2026-03-20')).rejects.toMatchObject(refusal('NOT_FOUND', 'not-found'))
})

test('an invitation that is made while its account is appointed elsewhere opens nothing', async () => {
  const { login, posting } = await employ(town)
  const elsewhere = await app.admin.connect()
  await elsewhere.query('begin')
  await elsewhere.query(
    `insert into access.posting (region, id, account_id, role, from_on, agreed_at)
     select $1, $2, id, 'streetOfficer', '2026-01-01', now() from access.account where login = $3`,
    [CODES.street, newId(), login],
  )
  const secretary = town.as('edge.secretary').access
  const inviting = Promise.allSettled([
    secretary.invite({ region: CODES.edge, postingId: posting.id }),
  ])
  await sleep(300)
  await elsewhere.query('commit')
  elsewhere.release()
  expect(await inviting).toMatchObject([{ reason: refusal('FORBIDDEN', 'not-your-account') }])
})
