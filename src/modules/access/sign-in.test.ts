import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import type { Inside } from '#app/caller.ts'
import { callerOf } from '#app/caller.ts'
import { openDb } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { openLog, SECRET_FIELDS } from '#platform/log.ts'
import { CODES, everyRow, openTestHouse, plantSmall } from '#test/make.ts'

const house = await openTestHouse('sign_in')
const town = await plantSmall(house)
const PASSWORD = 'a horse that reads the newspaper'
const WRONG = 'a horse that writes the newspaper'

/** A browser: it keeps the token that it was given last. */
function browser(inside: Inside = house) {
  const jar = { token: null as string | null }
  const api = () => callerOf(inside, { token: jar.token, give: token => { jar.token = token } })
  return { jar, get access() { return api().access }, get people() { return api().people }, get matters() { return api().matters } }
}

let logins = 0
/** Somebody appointed by the secretary, with a password and no authenticator yet. */
async function employ(role = 'clerk', { from = '2026-01-01' } = {}) {
  const login = `clerk-${++logins}`
  const posting = await town.as('edge.secretary').access.appoint({ region: CODES.edge, id: newId(), login, name: '沈若溪', role, from, password: PASSWORD })
  return { login, posting }
}

const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: house.clock().getTime() })

/** Through both doors, as staff do every morning. */
async function signInFully(login: string, secret?: string) {
  const me = browser()
  await me.access.signIn({ login, password: PASSWORD })
  secret ??= (await me.access.startSecondFactor({})).secret
  const known = await me.access.secondFactor({ code: codeOf(secret) })
  return { me, secret, known }
}

let phones = 13_800_000_000
const newPhone = () => String(++phones)

/** What the development sender wrote down last. */
function lastCode(): string {
  const texts = house.lines.map(line => JSON.parse(line) as { msg: string; code?: string }).filter(line => line.code)
  return texts.at(-1)!.code!
}

async function sendCode(phone: string): Promise<string> {
  await browser().access.sendCode({ phone })
  return lastCode()
}

const other = (code: string, by: number) => String((Number(code) + by) % 1_000_000).padStart(6, '0')
const refused = (code: string, reason: string) => ({ code, data: { reason } })
const reasons = (results: PromiseSettledResult<unknown>[]) =>
  results.map(result => (result.status === 'fulfilled' ? 'in' : (result.reason as { data: { reason: string } }).data.reason))
const countOf = (words: string[], word: string) => words.filter(w => w === word).length

test('a right code lets one in, however many bring it at a time', async () => {
  const phone = newPhone()
  const code = await sendCode(phone)
  const told = reasons(await Promise.allSettled(Array.from({ length: 100 }, () => browser().access.signInByCode({ phone, code }))))
  expect(countOf(told, 'in')).toBe(1)
  expect(countOf(told, 'wrong-code')).toBe(99)
})

test('a code is worth nothing after three wrong ones, after five minutes, and once it was used', async () => {
  const phone = newPhone()
  const code = await sendCode(phone)
  for (const by of [1, 2, 3]) await expect(browser().access.signInByCode({ phone, code: other(code, by) })).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-code'))
  await expect(browser().access.signInByCode({ phone, code })).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-code'))

  const late = await sendCode(phone)
  house.clock.advance({ minutes: 5 })
  await expect(browser().access.signInByCode({ phone, code: late })).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-code'))

  const again = await sendCode(phone)
  const first = await browser().access.signInByCode({ phone, code: again })
  await expect(browser().access.signInByCode({ phone, code: again })).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-code'))
  expect((await browser().access.signInByCode({ phone, code: await sendCode(phone) })).accountId).toBe(first.accountId)
})

test('of twenty codes guessed at a time three are compared', async () => {
  let lucky = 0
  for (let round = 0; round < 40; round++) {
    if (round % 10 === 0) house.clock.advance({ hours: 1 })
    const phone = newPhone()
    const code = await sendCode(phone)
    const guesses = Array.from({ length: 20 }, (_, i) => other(code, (i + round) % 20))
    const told = reasons(await Promise.allSettled(guesses.map(guess => browser().access.signInByCode({ phone, code: guess }))))
    lucky += countOf(told, 'in')
    expect(countOf(told, 'in') + countOf(told, 'wrong-code')).toBe(20)
  }
  // Three of twenty are six rounds in forty; comparing before counting lets nearly every round in.
  expect(lucky).toBeLessThan(20)
})

test('five failures close an account for a quarter of an hour, also after a restart, and no other account', async () => {
  const [{ login }, neighbour] = [await employ(), await employ()]
  const tryIn = (password: string, at: Inside = house) => browser(at).access.signIn({ login, password })
  for (let i = 0; i < 5; i++) await expect(tryIn(WRONG)).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-password'))
  await expect(tryIn(PASSWORD)).rejects.toMatchObject({ code: 'TOO_MANY', data: { reason: 'too-many', retryAfterSeconds: 900 } })

  const restarted = { ...house, db: openDb(house.appUrl, { max: 1 }) }
  await expect(tryIn(PASSWORD, restarted)).rejects.toMatchObject(refused('TOO_MANY', 'too-many'))
  await restarted.db.destroy()

  expect((await browser().access.signIn({ login: neighbour.login, password: PASSWORD })).name).toBe('沈若溪')
  house.clock.advance({ minutes: 15 })
  expect((await tryIn(PASSWORD)).name).toBe('沈若溪')
})

test('no quarter of an hour holds more than five failures, wherever it begins', async () => {
  const { login } = await employ()
  const fail = () => browser().access.signIn({ login, password: WRONG })
  await expect(fail()).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-password'))
  house.clock.advance({ minutes: 14 })
  for (let i = 0; i < 4; i++) await expect(fail()).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-password'))
  house.clock.advance({ minutes: 2 })
  await expect(fail()).rejects.toMatchObject(refused('TOO_MANY', 'too-many'))
  // A stranger who goes on trying does not keep the owner out for longer.
  house.clock.advance({ minutes: 13 })
  await browser().access.signIn({ login, password: PASSWORD })
})

test('a success forgives the failures before it', async () => {
  const { login } = await employ()
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 4; i++) await expect(browser().access.signIn({ login, password: WRONG })).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-password'))
    await browser().access.signIn({ login, password: PASSWORD })
  }
})

test('of a hundred wrong passwords at a time five get a verdict', async () => {
  const { login } = await employ()
  const told = reasons(await Promise.allSettled(Array.from({ length: 100 }, () => browser().access.signIn({ login, password: WRONG }))))
  expect(countOf(told, 'wrong-password')).toBe(5)
  expect(countOf(told, 'too-many')).toBe(95)
})

test('an unknown account costs the same work and gets the same words as a wrong password', async () => {
  const known = [(await employ()).login, (await employ()).login]
  const words = new Set<string>()
  const fastest = { known: Infinity, unknown: Infinity }
  for (let i = 0; i < 10; i++) {
    for (const [kind, login] of [['known', known[i % 2]!], ['unknown', `nobody-${i}`]] as const) {
      const began = performance.now()
      const error = await browser().access.signIn({ login, password: WRONG }).catch((e: Error & { data: unknown }) => e) as Error & { data: unknown }
      fastest[kind] = Math.min(fastest[kind], performance.now() - began)
      words.add(JSON.stringify([error.message, error.data]))
    }
  }
  expect(words.size).toBe(1)
  expect(fastest.unknown / fastest.known).toBeGreaterThan(0.5)
  expect(fastest.unknown / fastest.known).toBeLessThan(2)
})

test('a token is new at each rise of rights, the old one is dead, and no table knows any of them', async () => {
  const { login } = await employ()
  const second = await town.as('edge.secretary').access.appoint({ region: CODES.edge, id: newId(), login, name: '沈若溪', role: 'gridWorker', from: '2026-01-01' })
  const me = browser()
  const tokens: string[] = []
  const keep = () => tokens.push(me.jar.token!)
  await me.access.signIn({ login, password: PASSWORD })
  keep()
  const { secret } = await me.access.startSecondFactor({})
  await me.access.secondFactor({ code: codeOf(secret) })
  keep()
  expect((await me.access.actAs({ postingId: second.id })).posting?.role).toBe('gridWorker')
  keep()
  await me.access.signIn({ login, password: PASSWORD })
  keep()

  expect(new Set(tokens).size).toBe(4)
  for (const token of tokens.slice(0, -1)) await expect(callerOf(house, { token }).access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  const rows = await everyRow(house)
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
  await expect(callerOf(house, { token: tokens.at(-1)! }).access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
})

test('staff are signed out after half an hour without a call and after twelve hours with calls, also across postings', async () => {
  const { login } = await employ()
  const second = await town.as('edge.secretary').access.appoint({ region: CODES.edge, id: newId(), login, name: '沈若溪', role: 'gridWorker', from: '2026-01-01' })
  const { me, secret } = await signInFully(login)
  house.clock.advance({ minutes: 29 })
  await me.access.me({})
  house.clock.advance({ minutes: 31 })
  await expect(me.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })

  const busy = (await signInFully(login, secret)).me
  for (let minutes = 0; minutes < 11 * 60; minutes += 20) {
    house.clock.advance({ minutes: 20 })
    await busy.access.me({})
  }
  await busy.access.actAs({ postingId: second.id })
  for (let minutes = 0; minutes < 40; minutes += 20) {
    house.clock.advance({ minutes: 20 })
    await busy.access.me({})
  }
  house.clock.advance({ minutes: 20 })
  await expect(busy.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
})

test('a proof does not outlive the time in which one was only a resident', async () => {
  const phone = newPhone()
  const me = browser()
  await me.access.signInByCode({ phone, code: await sendCode(phone) })
  const joined = await me.people.join({ region: CODES.edge, name: '周明远' })
  const staff = newId()
  await house.admin.query('insert into access.posting (region, id, account_id, role, from_on) values ($1, $2, $3, $4, $5)', [CODES.edge, staff, joined.accountId, 'clerk', '2026-01-01'])
  expect((await me.access.actAs({ postingId: staff })).secondFactorDue).toBe(true)
  const { secret } = await me.access.startSecondFactor({})
  expect((await me.access.secondFactor({ code: codeOf(secret) })).abilities).toContain('matter.dispatch')
  await me.access.actAs({ postingId: joined.posting!.id })
  house.clock.advance({ hours: 2 })
  expect(await me.access.actAs({ postingId: staff })).toMatchObject({ secondFactorDue: true, abilities: [] })
})

test('a disabled account, an ended posting and a changed role are felt at the next call', async () => {
  const people = () => town.as('edge.secretary').people.find({ region: CODES.edge, words: '林' })
  expect(await people()).toHaveLength(1)
  const { login, posting } = await employ()
  const { me, known, secret } = await signInFully(login)
  const look = () => me.matters.list({ region: CODES.edge, view: 'all' })
  const sql = (text: string, ...values: unknown[]) => house.admin.query(text, values)
  await look()

  await sql('update access.posting set role = $1 where id = $2', 'intakeService', posting.id)
  await expect(look()).rejects.toMatchObject(refused('FORBIDDEN', 'role-cannot'))
  await sql('update access.posting set role = $1 where id = $2', 'clerk', posting.id)
  await look()

  await sql('update access.account set disabled_at = now() where id = $1', known.accountId)
  await expect(look()).rejects.toMatchObject(refused('SIGN_IN_FIRST', 'sign-in-first'))
  await expect(browser().access.signIn({ login, password: PASSWORD })).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-password'))
  await sql('update access.account set disabled_at = null where id = $1', known.accountId)
  house.clock.advance({ minutes: 1 })
  const back = await signInFully(login, secret)
  await town.as('edge.secretary').access.endPosting({ region: CODES.edge, postingId: posting.id, on: '2026-03-02' })
  await expect(back.me.matters.list({ region: CODES.edge, view: 'all' })).rejects.toMatchObject(refused('FORBIDDEN', 'role-cannot'))
  expect((await back.me.access.me({})).posting).toBeNull()
})

test('a disabled account does not come back by phone, and its code says nothing', async () => {
  const phone = newPhone()
  const { accountId } = await browser().access.signInByCode({ phone, code: await sendCode(phone) })
  await house.admin.query('update access.account set disabled_at = now() where id = $1', [accountId])
  await expect(browser().access.signInByCode({ phone, code: await sendCode(phone) })).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-code'))
})

test('staff without a second factor can do nothing, and a code counts once', async () => {
  const { login } = await employ()
  const me = browser()
  expect(await me.access.signIn({ login, password: PASSWORD })).toMatchObject({ secondFactorDue: true, secondFactorKnown: false, abilities: [] })
  await expect(me.matters.list({ region: CODES.edge })).rejects.toMatchObject(refused('FORBIDDEN', 'role-cannot'))
  await expect(me.access.secondFactor({ code: '000000' })).rejects.toMatchObject(refused('CONFLICT', 'second-factor-unknown'))

  const { secret, uri } = await me.access.startSecondFactor({})
  expect(uri).toContain(secret)
  const code = codeOf(secret)
  await expect(me.access.secondFactor({ code: other(code, 1) })).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-code'))
  expect(await me.access.secondFactor({ code })).toMatchObject({ secondFactorDue: false, secondFactorKnown: true })
  await me.matters.list({ region: CODES.edge })

  const thief = browser()
  await thief.access.signIn({ login, password: PASSWORD })
  await expect(thief.access.secondFactor({ code })).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-code'))
  await expect(thief.access.startSecondFactor({})).rejects.toMatchObject(refused('CONFLICT', 'second-factor-known'))
  for (let i = 0; i < 4; i++) await expect(thief.access.secondFactor({ code: other(code, i) })).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-code'))
  await expect(thief.access.secondFactor({ code })).rejects.toMatchObject(refused('TOO_MANY', 'too-many'))
})

test('codes are sent five a day to a number and twenty an hour to an address', async () => {
  house.clock.advance({ days: 1 })
  const phone = newPhone()
  for (let i = 0; i < 5; i++) expect(await browser().access.sendCode({ phone })).toEqual({ sent: true })
  await expect(browser().access.sendCode({ phone })).rejects.toMatchObject({ code: 'TOO_MANY', data: { retryAfterSeconds: 86_400 } })
  for (let i = 6; i < 20; i++) await browser().access.sendCode({ phone: newPhone() })
  const last = newPhone()
  await expect(browser().access.sendCode({ phone: last })).rejects.toMatchObject({ code: 'TOO_MANY', data: { retryAfterSeconds: 3600 } })
  house.clock.advance({ hours: 1 })
  expect(await browser().access.sendCode({ phone: last })).toEqual({ sent: true })
  await expect(browser().access.sendCode({ phone })).rejects.toMatchObject({ code: 'TOO_MANY' })
})

test('a code stands in the one line of the development sender, a phone in none', async () => {
  house.clock.advance({ hours: 2 })
  const from = house.lines.length
  const phone = newPhone()
  const code = await sendCode(phone)
  await browser().access.signInByCode({ phone, code })
  const sent = house.lines.slice(from)
  expect(sent.filter(line => line.includes(code))).toEqual([expect.stringContaining('development sender')])
  expect(house.lines.filter(line => /1[38]\d{9}/.test(line.replace(/"time":"[^"]*"/, '')))).toEqual([])

  const written: string[] = []
  const log = openLog('info', { write: (line: string) => written.push(line) } as never)
  for (const field of SECRET_FIELDS) log.info({ [field]: 'secret-1', call: { [field]: 'secret-2' } }, 'a careless line')
  expect(SECRET_FIELDS).toEqual(expect.arrayContaining(['password', 'token', 'secret', 'phone', 'citizenId', 'authorization', 'cookie', 'text']))
  expect(written).toHaveLength(SECRET_FIELDS.length)
  expect(written.join('')).not.toMatch(/secret-[12]/)
})

test('where there is no demo its doors are closed', async () => {
  const real = { ...house, house: { ...house.house, demo: false } }
  expect((await browser().access.demoPeople({})).length).toBeGreaterThan(10)
  await browser().access.signInAsDemo({ key: 'edge.resident' })
  expect(await browser(real).access.demoPeople({})).toEqual([])
  await expect(browser(real).access.signInAsDemo({ key: 'edge.resident' })).rejects.toMatchObject(refused('NOT_FOUND', 'not-found'))
  await expect(browser(real).access.signIn({ login: 'edge.resident', password: '' + WRONG })).rejects.toMatchObject(refused('FORBIDDEN', 'wrong-password'))
})
