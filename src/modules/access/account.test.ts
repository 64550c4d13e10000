/** One's own account: sessions with their devices, the password, the authenticator, the postings. */
import { expect, test } from 'vitest'
import { METHODS } from '#methods/index.ts'
import { newId } from '#platform/ids.ts'
import { browserOf, clerkship, employ, PASSWORD, refusal, shown, signInFully } from '#test/doors.ts'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('accounts')
const town = await plantSmall(app)
const ANOTHER = '河边的柳树每年三月才发第一片新芽'
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const WECHAT =
  'Mozilla/5.0 (Linux; Android 14; <b>x</b>) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0'

/** Somebody with an authenticator who is in at a desk and in a chat. */
async function twiceIn() {
  const { login } = await employ(town)
  const { browser: desk, secret, me } = await signInFully(app, login)
  app.clock.advance({ minutes: 1 })
  const chat = browserOf(app, { agent: WECHAT, ip: '10.1.1.1' })
  await chat.access.signIn({ login, password: PASSWORD })
  await chat.access.secondFactor({ code: shown(app, secret) })
  app.clock.advance({ minutes: 1 })
  return { login, secret, me, desk, chat }
}
const events = async (accountId: string) =>
  (
    await app.admin.query<{ told: string }>(
      `select what || case when succeeded then '' else ' failed' end as told
      from audit.security_event where account_id = $1 order by at, ctid`,
      [accountId],
    )
  ).rows.map(({ told }) => told)

test('a session is shown with its device and address, and ended from another', async () => {
  const { desk, chat } = await twiceIn()
  const { sessions } = await desk.access.account({})
  expect(sessions).toMatchObject([
    { device: '', ip: 'inside', own: true },
    { device: 'WeChat · Android', ip: '10.1.1.1', own: false },
  ])
  const there = sessions[1]!
  expect(await desk.access.endSession({ id: there.id })).toEqual({ id: there.id })
  await expect(chat.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  await desk.access.me({})
  await expect(desk.access.endSession({ id: there.id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('nobody ends the session of somebody else, and one’s own ends like signing out', async () => {
  const [{ desk: mine, me }, { desk: theirs }] = [await twiceIn(), await twiceIn()]
  const own = (await mine.access.account({})).sessions.find(session => session.own)!
  await expect(theirs.access.endSession({ id: own.id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await mine.access.endSession({ id: own.id })
  expect(mine.jar.token).toBeNull()
  expect((await events(me.accountId)).at(-1)).toBe('sessionEnded')
})

test('all other sessions end at once, and what idled out is not shown as alive', async () => {
  const { desk, chat } = await twiceIn()
  expect(await desk.access.endOtherSessions({})).toEqual({ ended: 1 })
  await expect(chat.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })

  const again = await twiceIn()
  for (let minutes = 0; minutes < 40; minutes += 20) {
    app.clock.advance({ minutes: 20 })
    await again.desk.access.me({})
  }
  expect((await again.desk.access.account({})).sessions).toMatchObject([{ own: true }])
})

test('a password is changed by whoever knows it, which ends the other sessions', async () => {
  const { login, desk, chat, me, secret } = await twiceIn()
  const change = (password: string, newPassword: string) =>
    desk.access.changePassword({ password, newPassword })
  await expect(change(ANOTHER, `${ANOTHER}。`)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    data: { reason: 'wrong-old-password', field: 'password' },
  })
  await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject({
    data: { reason: 'same-password', field: 'newPassword' },
  })
  for (const common of [
    'passwordpassword',
    `${login}${login}${login}`,
    '沈若溪沈若溪沈若溪12345678',
  ])
    await expect(change(PASSWORD, common), common).rejects.toMatchObject({
      code: 'NOT_ACCEPTABLE',
      data: { reason: 'common-password', field: 'newPassword' },
    })
  expect(await change(PASSWORD, ANOTHER)).toEqual({ ended: 1 })
  await expect(chat.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  await desk.access.me({})
  const fresh = browserOf(app)
  await expect(fresh.access.signIn({ login, password: PASSWORD })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'wrong-password'),
  )
  await fresh.access.signIn({ login, password: ANOTHER })
  app.clock.advance({ minutes: 1 })
  await fresh.access.secondFactor({ code: shown(app, secret) })
  await fresh.access.signOut({})
  expect((await events(me.accountId)).join(', ')).toBe(
    'signIn, secondFactor, secondFactorBound, signIn, secondFactor, ' +
      'passwordChanged failed, passwordChanged, signIn failed, signIn, secondFactor, signOut',
  )
})

test('the present password is guessed at no more often than at the door', async () => {
  const { desk } = await twiceIn()
  const guess = () => desk.access.changePassword({ password: 'x', newPassword: ANOTHER })
  for (let i = 0; i < 5; i++)
    await expect(guess()).rejects.toMatchObject(refusal('FORBIDDEN', 'wrong-old-password'))
  await expect(guess()).rejects.toMatchObject(refusal('TOO_MANY', 'too-many'))
})

test('common passwords are refused wherever one is set', async () => {
  const secretary = town.as('edge.secretary').access
  const common = refusal('NOT_ACCEPTABLE', 'common-password')
  await expect(
    secretary.appoint({ ...clerkship('common-1'), password: '123456789012345' }),
  ).rejects.toMatchObject(common)
  const posting = await secretary.appoint(clerkship('common.person'))
  const { token } = await secretary.invite({ region: CODES.edge, postingId: posting.id })
  await expect(
    browserOf(app).access.acceptInvite({ token, password: 'common.person12' }),
  ).rejects.toMatchObject(common)
  await browserOf(app).access.acceptInvite({ token, password: ANOTHER })
})

test('an authenticator is replaced by whoever shows the old one, and counts once the new one was shown', async () => {
  const { login, desk, chat, secret } = await twiceIn()
  await expect(desk.access.startSecondFactor({})).rejects.toMatchObject(
    refusal('CONFLICT', 'second-factor-known'),
  )
  await expect(desk.access.startSecondFactor({ code: '000000' })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'wrong-code'),
  )
  const next = await desk.access.startSecondFactor({ code: shown(app, secret) })
  expect((await desk.access.account({})).secondFactorSince).not.toBeNull()
  await chat.access.me({})
  expect((await desk.access.secondFactor({ code: shown(app, next.secret) })).secondFactorDue).toBe(
    false,
  )
  await expect(chat.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })

  app.clock.advance({ minutes: 1 })
  const fresh = browserOf(app)
  await fresh.access.signIn({ login, password: PASSWORD })
  await expect(fresh.access.secondFactor({ code: shown(app, secret) })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'wrong-code'),
  )
  await fresh.access.secondFactor({ code: shown(app, next.secret) })
})

test('a replacement that was begun and left leaves the old authenticator in use', async () => {
  const { login, desk, secret } = await twiceIn()
  await desk.access.startSecondFactor({ code: shown(app, secret) })
  app.clock.advance({ minutes: 1 })
  await signInFully(app, login, secret)
})

test('postings are told with their terms, also those that are over', async () => {
  const { desk, me } = await twiceIn()
  const { id } = me.posting!
  await town.as('edge.secretary').access.endPosting({
    region: CODES.edge,
    postingId: id,
    on: '2026-03-02',
  })
  const account = await desk.access.account({})
  expect(account.postings).toMatchObject([
    { id, role: 'clerk', from: '2026-01-01', to: '2026-03-02' },
  ])
  expect(account).toMatchObject({ hasPassword: true, phoneMasked: null })
})

test('each role says how long its sessions last, and who needs two proofs stays for no evening', () => {
  for (const { id, roles } of METHODS)
    for (const [role, { secondFactor, session }] of Object.entries(roles)) {
      expect(session.idleMinutes, `${id} ${role}`).toBeLessThanOrEqual(session.mostMinutes)
      if (secondFactor)
        expect(session, `${id} ${role}`).toEqual({ idleMinutes: 30, mostMinutes: 720 })
    }
})

test('a steward is signed out after twelve idle hours and after seven days, also across postings', async () => {
  const steward = browserOf(app, { agent: CHROME })
  const me = await steward.access.signInAsDemo({ key: 'edge.steward' })
  expect((await steward.access.account({})).sessions.find(({ own }) => own)!.device).toBe(
    'Chrome · Windows',
  )
  for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
    app.clock.advance({ hours: 11 })
    await steward.access.me({})
  }
  await steward.access.actAs({ postingId: me.posting!.id })
  app.clock.advance({ hours: 11 })
  await expect(steward.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })

  const idle = browserOf(app)
  await idle.access.signInAsDemo({ key: 'edge.steward' })
  app.clock.advance({ hours: 13 })
  await expect(idle.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
})

test('whoever knows no more than the password reads nothing of the account, and keeps nobody out of it', async () => {
  const { login, desk } = await twiceIn()
  const half = browserOf(app)
  expect(await half.access.signIn({ login, password: PASSWORD })).toMatchObject({
    secondFactorDue: true,
  })
  for (const act of [
    () => half.access.account({}),
    () => half.access.endOtherSessions({}),
    () => half.access.endSession({ id: newId() }),
    () => half.access.changePassword({ password: PASSWORD, newPassword: ANOTHER }),
  ])
    await expect(act()).rejects.toMatchObject(refusal('FORBIDDEN', 'second-factor-first'))
  expect((await desk.access.me({})).secondFactorDue).toBe(false)
  expect(await browserOf(app).access.signIn({ login, password: PASSWORD })).toMatchObject({
    secondFactorKnown: true,
  })
})

test('whoever knows the password alone is no more whole in a lesser posting of the account', async () => {
  const { login, secret, me: known } = await twiceIn()
  const lesser = newId()
  await app.admin.query(
    `insert into access.posting (region, id, account_id, role, from_on, agreed_at) values ($1, $2, $3, 'steward', '2026-01-01', now())`,
    [CODES.edge, lesser, known.accountId],
  )
  const thief = browserOf(app)
  await thief.access.signIn({ login, password: PASSWORD })
  expect((await thief.access.actAs({ postingId: lesser })).secondFactorDue).toBe(false)
  const first = refusal('FORBIDDEN', 'second-factor-first')
  for (const act of [
    () => thief.access.account({}),
    () => thief.access.endOtherSessions({}),
    () => thief.access.endSession({ id: newId() }),
    () => thief.access.changePassword({ password: PASSWORD, newPassword: ANOTHER }),
    () => thief.access.agreePosting({ postingId: newId() }),
    () => thief.access.declinePosting({ postingId: newId() }),
  ])
    await expect(act()).rejects.toMatchObject(first)
  expect(thief.jar.sign).toBeNull()
  const back = await thief.access.actAs({ postingId: known.posting!.id })
  expect(back).toMatchObject({ secondFactorDue: true, abilities: [] })
  app.clock.advance({ minutes: 1 })
  await thief.access.secondFactor({ code: shown(app, secret) })
  expect((await thief.access.account({})).login).toBe(login)
})
