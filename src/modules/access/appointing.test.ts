/** Nobody makes oneself more: no self-appointment, no yes in somebody else's place, no duties in one hand. */
import { expect, test } from 'vitest'
import {
  browserOf,
  clerkship,
  employ,
  newLogin,
  PASSWORD,
  refusal,
  signInFully,
} from '#test/doors.ts'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('appointing')
const town = await plantSmall(app)
const secretary = town.as('edge.secretary').access
const security = town.as('city.securityAdministrator').access
const eventsOf = async (what: string) =>
  (
    await app.admin.query(
      `select e.succeeded, a.login as "by", s.login as "to", e.data from audit.security_event e
       left join access.account a on a.id = e.account_id left join access.account s on s.id = e.subject_account_id
       where what = $1 order by e.id`,
      [what],
    )
  ).rows

/** What the street offers to somebody who serves in the community. */
const officer = (login: string) => ({
  ...clerkship(login),
  region: CODES.street,
  role: 'streetOfficer',
})

test('nobody appoints oneself, not under a second login with the own phone, and not behind the back of the app', async () => {
  const mine = { ...clerkship('city.securityAdministrator'), name: '严守一' }
  await expect(security.appoint(mine)).rejects.toMatchObject(refusal('FORBIDDEN', 'not-yourself'))
  expect((await eventsOf('appointed')).at(-1)).toMatchObject({
    succeeded: false,
    by: 'city.securityadministrator',
  })
  await app.admin.query("update access.posting set phone = '13900001111' where account_id = $1", [
    (await security.me({})).accountId,
  ])
  const second = { ...clerkship(newLogin()), phone: '13900001111' }
  await expect(security.appoint(second)).rejects.toMatchObject(
    refusal('FORBIDDEN', 'not-your-other-login'),
  )
  await expect(
    app.admin.query(
      `insert into access.posting (region, id, account_id, appointed_by, role, from_on, agreed_at)
       select region, gen_random_uuid(), account_id, account_id, 'clerk', from_on, now() from access.posting limit 1`,
    ),
  ).rejects.toThrow('posting_not_oneself_check')
})

test('a colleague gets another grid at once', async () => {
  const { login } = await employ(town)
  const again = { ...clerkship(login), role: 'gridWorker', gridIds: [town.land.edge.grid3] }
  expect(await secretary.appoint(again)).toMatchObject({ agreed: true })
  expect(await eventsOf('appointed')).toContainEqual(
    expect.objectContaining({
      to: login,
      by: 'edge.secretary',
      data: expect.objectContaining({ role: 'gridWorker' }),
    }),
  )
})

test('a post in another community counts once its holder agrees, and tells nothing of them before', async () => {
  const { login, posting } = await employ(town)
  const link = await secretary.invite({ region: CODES.edge, postingId: posting.id })
  const neighbour = town.as('sibling.secretary').access
  const offer = { ...clerkship(login), region: CODES.sibling, name: '写错的名字' }
  const told = await neighbour.appoint(offer)
  expect(told).toMatchObject({ agreed: false })
  expect(JSON.stringify(told)).not.toContain('沈若溪')
  expect(
    (await neighbour.appointments({ region: CODES.sibling })).find(
      row => row.postingId === offer.id,
    ),
  ).toMatchObject({ state: 'offered', name: null, login })
  const serving = await neighbour.colleagues({ region: CODES.sibling })
  expect(serving.map(({ postingId }) => postingId)).not.toContain(offer.id)
  for (const act of [
    () => neighbour.invite({ region: CODES.sibling, postingId: offer.id }),
    () =>
      neighbour.disableAccount({ region: CODES.sibling, postingId: offer.id, reason: '试一试' }),
  ])
    await expect(act()).rejects.toMatchObject(refusal('CONFLICT', 'not-agreed-yet'))

  // Their own app is not hindered meanwhile, and the link it made still opens.
  await browserOf(app).access.acceptInvite({ token: link.token, password: PASSWORD })
  const newLink = await secretary.invite({ region: CODES.edge, postingId: posting.id })
  const { browser } = await signInFully(app, login)
  expect((await browser.access.me({})).postings).toHaveLength(1)
  await expect(browser.access.actAs({ postingId: offer.id })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'not-your-posting'),
  )
  expect(await browser.access.offers({})).toMatchObject([
    { id: offer.id, regionName: 'sibling', role: 'clerk' },
  ])
  const half = browserOf(app)
  await half.access.signIn({ login, password: PASSWORD })
  await expect(half.access.agreePosting({ postingId: offer.id })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'second-factor-first'),
  )
  await expect(
    town.as('edge.clerk').access.agreePosting({ postingId: offer.id }),
  ).rejects.toMatchObject(refusal('NOT_FOUND', 'no-such-offer'))

  await browser.access.agreePosting({ postingId: offer.id })
  expect((await browser.access.me({})).postings).toHaveLength(2)
  expect((await neighbour.colleagues({ region: CODES.sibling })).at(-1)).toMatchObject({
    name: '沈若溪',
  })
  expect(await eventsOf('postingAgreed')).toMatchObject([{ by: login, succeeded: true }])
  await expect(
    browserOf(app).access.acceptInvite({ token: newLink.token, password: PASSWORD }),
  ).rejects.toMatchObject(refusal('NOT_FOUND', 'no-such-invite'))
  await expect(
    secretary.invite({ region: CODES.edge, postingId: posting.id }),
  ).rejects.toMatchObject(refusal('FORBIDDEN', 'not-your-account'))
})

test('an offer is declined, or withdrawn, once; also the one of somebody above waits for a yes', async () => {
  const { login } = await employ(town)
  const { browser } = await signInFully(app, login)
  const first = officer(login)
  expect(await security.appoint(first)).toMatchObject({ agreed: false })
  await browser.access.declinePosting({ postingId: first.id })
  await expect(browser.access.agreePosting({ postingId: first.id })).rejects.toMatchObject(
    refusal('NOT_FOUND', 'no-such-offer'),
  )
  expect(await security.appointments({ region: CODES.street, past: true })).toContainEqual(
    expect.objectContaining({ postingId: first.id, state: 'declined' }),
  )
  const second = officer(login)
  await security.appoint(second)
  await security.endPosting({ region: CODES.street, postingId: second.id, on: '2026-03-02' })
  expect(await browser.access.offers({})).toEqual([])
  await expect(browser.access.agreePosting({ postingId: second.id })).rejects.toMatchObject(
    refusal('NOT_FOUND', 'no-such-offer'),
  )
})

test('whoever audits does not administer, in whichever order and wherever the posts are', async () => {
  const post = (login: string, role: string) =>
    security.appoint({ ...clerkship(login), region: CODES.city, role })
  const [auditing, administering] = [newLogin(), newLogin()]
  await post(auditing, 'auditor')
  await post(administering, 'systemAdministrator')
  await post(administering, 'securityAdministrator')
  for (const [login, role] of [
    [auditing, 'securityAdministrator'],
    [administering, 'auditor'],
  ] as const)
    await expect(post(login, role)).rejects.toMatchObject(refusal('CONFLICT', 'duties-apart'))

  const elsewhere = { ...clerkship(administering), region: CODES.otherCity, role: 'auditor' }
  await town.as('otherCity.securityAdministrator').access.appoint(elsewhere)
  await app.admin.query('update access.account set password_hash = null where login = $1', [
    administering,
  ])
  const rows = await security.appointments({ region: CODES.city })
  const { postingId } = rows.find(({ login }) => login === administering)!
  const { token } = await security.invite({ region: CODES.city, postingId })
  await browserOf(app).access.acceptInvite({ token, password: PASSWORD })
  const { browser } = await signInFully(app, administering)
  await expect(browser.access.agreePosting({ postingId: elsewhere.id })).rejects.toMatchObject(
    refusal('CONFLICT', 'duties-apart'),
  )
})

test('whoever appoints disables an account that is altogether their own, and enables it again', async () => {
  const { login, posting } = await employ(town)
  const one = { region: CODES.edge, postingId: posting.id }
  const { browser, secret } = await signInFully(app, login)
  await secretary.disableAccount({ ...one, reason: '已离职' })
  await expect(browser.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  const signIn = () => browserOf(app).access.signIn({ login, password: PASSWORD })
  await expect(signIn()).rejects.toMatchObject(refusal('FORBIDDEN', 'account-disabled'))
  await expect(
    browserOf(app).access.signIn({ login, password: 'a horse that reads nothing' }),
  ).rejects.toMatchObject(refusal('FORBIDDEN', 'wrong-password'))
  const shown = async () =>
    (await secretary.appointments({ region: CODES.edge })).find(
      row => row.postingId === posting.id,
    )!.disabled
  expect(await shown()).toBe('已离职')
  await secretary.enableAccount(one)
  expect(await shown()).toBeNull()
  // What was ended stays ended.
  await expect(browser.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  app.clock.advance({ minutes: 1 })
  await signInFully(app, login, secret)
  expect(await eventsOf('accountDisabled')).toMatchObject([{ by: 'edge.secretary', to: login }])
  expect(await eventsOf('accountEnabled')).toMatchObject([{ by: 'edge.secretary', to: login }])

  const own = (await secretary.me({})).posting!.id
  await expect(
    secretary.disableAccount({ region: CODES.edge, postingId: own, reason: '试一试' }),
  ).rejects.toMatchObject(refusal('FORBIDDEN', 'not-yourself'))
  const { rows } = await app.admin.query<{ id: string }>(
    "select p.id from access.posting p join access.account a on a.id = p.account_id where a.login = 'edge.resident'",
  )
  await expect(
    secretary.disableAccount({ region: CODES.edge, postingId: rows[0]!.id, reason: '试一试' }),
  ).rejects.toMatchObject(refusal('FORBIDDEN', 'not-your-account'))
})
