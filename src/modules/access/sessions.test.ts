/** Sessions: a token for each rise of rights, and rights that are asked for anew at each call. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { callerOf } from '#app/caller.ts'
import { newId } from '#platform/ids.ts'
import {
  browserOf,
  clerkship,
  employ,
  newPhone,
  PASSWORD,
  refusal,
  sendCode,
  shown,
  signInFully,
} from '#test/doors.ts'
import { CODES, everyRow, openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('sessions')
const town = await plantSmall(app)
const other = (code: string, by: number) => String((Number(code) + by) % 1_000_000).padStart(6, '0')

test('a token is new at each rise of rights, the old one is dead, and no table knows any of them', async () => {
  const { login } = await employ(town)
  const second = await town
    .as('edge.secretary')
    .access.appoint({ ...clerkship(login), role: 'gridWorker' })
  const me = browserOf(app)
  const tokens: string[] = []
  const keep = () => tokens.push(me.jar.token!)
  await me.access.signIn({ login, password: PASSWORD })
  keep()
  const { secret } = await me.access.startSecondFactor()
  await me.access.secondFactor({ code: shown(app, secret) })
  keep()
  expect((await me.access.actAs({ postingId: second.id })).posting?.role).toBe('gridWorker')
  keep()
  await me.access.signIn({ login, password: PASSWORD })
  keep()

  expect(new Set(tokens).size).toBe(4)
  for (const token of tokens.slice(0, -1))
    await expect(callerOf(app, { token }).access.me({})).rejects.toMatchObject({
      code: 'SIGN_IN_FIRST',
    })
  const rows = await everyRow(app)
  expect(rows).toContain(login)
  for (const token of tokens) {
    for (const part of [token, token.slice(0, 20), token.slice(-20)]) {
      expect(rows).not.toContain(part)
      expect(rows).not.toContain(Buffer.from(part).toString('hex'))
    }
    expect(rows).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
  }
  expect(rows).not.toContain(secret)
  expect(rows).not.toContain(PASSWORD)

  await me.access.signOut({})
  await expect(callerOf(app, { token: tokens.at(-1)! }).access.me({})).rejects.toMatchObject({
    code: 'SIGN_IN_FIRST',
  })
})

test('staff are signed out after half an hour without a call and after twelve hours with calls, also across postings', async () => {
  const { login } = await employ(town)
  const second = await town
    .as('edge.secretary')
    .access.appoint({ ...clerkship(login), role: 'gridWorker' })
  const { browser: me, secret } = await signInFully(app, login)
  app.clock.advance({ minutes: 29 })
  await me.access.me({})
  app.clock.advance({ minutes: 31 })
  await expect(me.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })

  const busy = (await signInFully(app, login, secret)).browser
  for (let minutes = 0; minutes < 11 * 60; minutes += 20) {
    app.clock.advance({ minutes: 20 })
    await busy.access.me({})
  }
  await busy.access.actAs({ postingId: second.id })
  for (let minutes = 0; minutes < 40; minutes += 20) {
    app.clock.advance({ minutes: 20 })
    await busy.access.me({})
  }
  app.clock.advance({ minutes: 20 })
  await expect(busy.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
})

test('a proof does not outlive the time in which one was only a resident', async () => {
  const phone = newPhone()
  const me = browserOf(app)
  await me.access.signInByCode(await sendCode(app, phone))
  const joined = await me.people.join({ region: CODES.edge, name: '周明远' })
  const staff = newId()
  await app.admin.query(
    'insert into access.posting (region, id, account_id, role, from_on, agreed_at) values ($1, $2, $3, $4, $5, now())',
    [CODES.edge, staff, joined.accountId, 'clerk', '2026-01-01'],
  )
  expect((await me.access.actAs({ postingId: staff })).secondFactorDue).toBe(true)
  const { secret } = await me.access.startSecondFactor()
  expect((await me.access.secondFactor({ code: shown(app, secret) })).abilities).toContain(
    'matter.dispatch',
  )
  await me.access.actAs({ postingId: joined.posting!.id })
  app.clock.advance({ hours: 2 })
  expect(await me.access.actAs({ postingId: staff })).toMatchObject({
    secondFactorDue: true,
    abilities: [],
  })
})

test('a disabled account, an ended posting and a changed role are felt at the next call', async () => {
  const people = () => town.as('edge.secretary').people.find({ region: CODES.edge, words: '林' })
  expect(await people()).toHaveLength(1)
  const { login, posting } = await employ(town)
  const { browser: me, me: known, secret } = await signInFully(app, login)
  const look = () => me.matters.list({ region: CODES.edge, view: 'all' })
  const sql = (text: string, ...values: unknown[]) => app.admin.query(text, values)
  await look()

  await sql('update access.posting set role = $1 where id = $2', 'intakeService', posting.id)
  await expect(look()).rejects.toMatchObject(refusal('FORBIDDEN', 'role-cannot'))
  await sql('update access.posting set role = $1 where id = $2', 'clerk', posting.id)
  await look()

  await sql('update access.account set disabled_at = now() where id = $1', known.accountId)
  await expect(look()).rejects.toMatchObject(refusal('SIGN_IN_FIRST', 'sign-in-first'))
  await expect(browserOf(app).access.signIn({ login, password: PASSWORD })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'account-disabled'),
  )
  await sql('update access.account set disabled_at = null where id = $1', known.accountId)
  app.clock.advance({ minutes: 1 })
  const back = await signInFully(app, login, secret)
  await town
    .as('edge.secretary')
    .access.endPosting({ region: CODES.edge, postingId: posting.id, on: '2026-03-02' })
  await expect(
    back.browser.matters.list({ region: CODES.edge, view: 'all' }),
  ).rejects.toMatchObject(refusal('FORBIDDEN', 'role-cannot'))
  expect((await back.browser.access.me({})).posting).toBeNull()
})

test('staff without a second factor can do nothing, and a code counts once', async () => {
  const { login } = await employ(town)
  const me = browserOf(app)
  expect(await me.access.signIn({ login, password: PASSWORD })).toMatchObject({
    secondFactorDue: true,
    secondFactorKnown: false,
    abilities: [],
  })
  await expect(me.matters.list({ region: CODES.edge })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'role-cannot'),
  )
  await expect(me.access.secondFactor({ code: '000000' })).rejects.toMatchObject(
    refusal('CONFLICT', 'second-factor-unknown'),
  )

  const { secret, uri } = await me.access.startSecondFactor()
  expect(uri).toContain(secret)
  const code = shown(app, secret)
  await expect(me.access.secondFactor({ code: other(code, 1) })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'wrong-code'),
  )
  expect(await me.access.secondFactor({ code })).toMatchObject({
    secondFactorDue: false,
    secondFactorKnown: true,
  })
  await me.matters.list({ region: CODES.edge })

  const thief = browserOf(app)
  await thief.access.signIn({ login, password: PASSWORD })
  await expect(thief.access.secondFactor({ code })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'wrong-code'),
  )
  await expect(thief.access.startSecondFactor()).rejects.toMatchObject(
    refusal('CONFLICT', 'second-factor-known'),
  )
  for (let i = 0; i < 4; i++)
    await expect(thief.access.secondFactor({ code: other(code, i) })).rejects.toMatchObject(
      refusal('FORBIDDEN', 'wrong-code'),
    )
  await expect(thief.access.secondFactor({ code })).rejects.toMatchObject(
    refusal('TOO_MANY', 'too-many'),
  )
})

test('of an authenticator that is bound at this moment the secret is not changed', async () => {
  const { login } = await employ(town)
  const [me, thief] = [browserOf(app), browserOf(app)]
  for (const browser of [me, thief]) await browser.access.signIn({ login, password: PASSWORD })
  const { secret } = await me.access.startSecondFactor()
  const binding = await app.admin.connect()
  await binding.query('begin')
  await binding.query(
    'update access.account set second_factor_since = now(), second_factor_cipher = second_factor_next where login = $1',
    [login],
  )
  const starting = Promise.allSettled([thief.access.startSecondFactor()])
  await sleep(300)
  await binding.query('commit')
  binding.release()
  expect(await starting).toMatchObject([{ reason: refusal('CONFLICT', 'second-factor-known') }])
  await me.access.secondFactor({ code: shown(app, secret) })
})

test('a session or a password that is ended at this moment begins no other session', async () => {
  const { login } = await employ(town)
  const { browser: thief, me } = await signInFully(app, login)
  const ending = await app.admin.connect()
  await ending.query('begin')
  await ending.query(
    "with a as (update access.account set password_hash = 'another' where login = $1 returning id) delete from access.session s using a where s.account_id = a.id",
    [login],
  )
  const beginning = Promise.allSettled([
    thief.access.actAs({ postingId: me.posting!.id }),
    browserOf(app).access.signIn({ login, password: PASSWORD }),
  ])
  await sleep(1000)
  await ending.query('commit')
  ending.release()
  expect(await beginning).toMatchObject([
    { reason: refusal('SIGN_IN_FIRST', 'sign-in-first') },
    { reason: refusal('FORBIDDEN', 'wrong-password') },
  ])
  const { rows } = await app.admin.query(
    'select from access.session s join access.account a on a.id = s.account_id where a.login = $1',
    [login],
  )
  expect(rows).toEqual([])
})

test('what was not kept leaves a browser the token that it has', async () => {
  const { login } = await employ(town)
  const { browser: me, me: known } = await signInFully(app, login)
  await app.admin.query(`
    create function access.fall() returns trigger language plpgsql as
      $$ begin raise exception 'as if the power failed' using errcode = '57P01'; end $$;
    create constraint trigger falls after insert or delete on access.session
      deferrable initially deferred for each row execute function access.fall()`)
  const { token } = me.jar
  await expect(me.access.actAs({ postingId: known.posting!.id })).rejects.toMatchObject({
    code: 'BUSY',
  })
  await expect(me.access.signOut({})).rejects.toMatchObject({ code: 'BUSY' })
  expect(me.jar.token).toBe(token)
  await app.admin.query('drop trigger falls on access.session; drop function access.fall')
  expect((await me.access.me({})).posting).toEqual(known.posting)
})
