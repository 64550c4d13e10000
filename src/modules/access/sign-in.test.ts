/** The doors: codes by phone, passwords, and how often somebody may be wrong at them. */
import { expect, test } from 'vitest'
import type { AppContext } from '#modules/ctx.ts'
import { openDb } from '#platform/db/db.ts'
import { openLog, SECRET_FIELDS } from '#platform/log.ts'
import { browserOf, employ, newPhone, PASSWORD, refusal, sendCode } from '#test/doors.ts'
import { openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('sign_in')
const town = await plantSmall(app)
const WRONG = 'a horse that writes the newspaper'
const other = (code: string, by: number) => String((Number(code) + by) % 1_000_000).padStart(6, '0')
const reasons = (results: PromiseSettledResult<unknown>[]) =>
  results.map(result =>
    result.status === 'fulfilled'
      ? 'in'
      : (result.reason as { data: { reason: string } }).data.reason,
  )
const countOf = (words: string[], word: string) => words.filter(w => w === word).length

test('a right code lets one in, however many bring it at a time', async () => {
  const phone = newPhone()
  const sent = await sendCode(app, phone)
  const told = reasons(
    await Promise.allSettled(
      Array.from({ length: 100 }, () => browserOf(app).access.signInByCode(sent)),
    ),
  )
  expect(countOf(told, 'in')).toBe(1)
  expect(countOf(told, 'wrong-code')).toBe(99)
})

test('a code is worth nothing after three wrong ones, after five minutes, and once it was used', async () => {
  const phone = newPhone()
  const sent = await sendCode(app, phone)
  for (const by of [1, 2, 3])
    await expect(
      browserOf(app).access.signInByCode({ ...sent, code: other(sent.code, by) }),
    ).rejects.toMatchObject(refusal('FORBIDDEN', 'wrong-code'))
  await expect(browserOf(app).access.signInByCode(sent)).rejects.toMatchObject(
    refusal('FORBIDDEN', 'wrong-code'),
  )

  const late = await sendCode(app, phone)
  app.clock.advance({ minutes: 5 })
  await expect(browserOf(app).access.signInByCode(late)).rejects.toMatchObject(
    refusal('FORBIDDEN', 'wrong-code'),
  )

  const again = await sendCode(app, phone)
  const first = await browserOf(app).access.signInByCode(again)
  await expect(browserOf(app).access.signInByCode(again)).rejects.toMatchObject(
    refusal('FORBIDDEN', 'wrong-code'),
  )
  expect((await browserOf(app).access.signInByCode(await sendCode(app, phone))).accountId).toBe(
    first.accountId,
  )
})

test('of twenty codes guessed at a time three are compared', async () => {
  let lucky = 0
  for (let round = 0; round < 40; round++) {
    if (round % 10 === 0) app.clock.advance({ hours: 1 })
    const phone = newPhone()
    const sent = await sendCode(app, phone)
    const guesses = Array.from({ length: 20 }, (_, i) => other(sent.code, (i + round) % 20))
    const told = reasons(
      await Promise.allSettled(
        guesses.map(guess => browserOf(app).access.signInByCode({ ...sent, code: guess })),
      ),
    )
    lucky += countOf(told, 'in')
    expect(countOf(told, 'in') + countOf(told, 'wrong-code')).toBe(20)
  }
  // Three of twenty are six rounds in forty; comparing before counting lets nearly every round in.
  expect(lucky).toBeLessThan(20)
})

test('five failures close an account for a quarter of an hour, also after a restart, and no other account', async () => {
  const [{ login }, neighbour] = [await employ(town), await employ(town)]
  const tryIn = (password: string, at: AppContext = app) =>
    browserOf(at).access.signIn({ login, password })
  for (let i = 0; i < 5; i++)
    await expect(tryIn(WRONG)).rejects.toMatchObject(refusal('FORBIDDEN', 'wrong-password'))
  await expect(tryIn(PASSWORD)).rejects.toMatchObject({
    code: 'TOO_MANY',
    data: { reason: 'too-many', retryAfterSeconds: 900 },
  })

  const restarted = { ...app, db: openDb(app.appUrl, { max: 1 }) }
  await expect(tryIn(PASSWORD, restarted)).rejects.toMatchObject(refusal('TOO_MANY', 'too-many'))
  await restarted.db.destroy()

  expect(
    (await browserOf(app).access.signIn({ login: neighbour.login, password: PASSWORD })).name,
  ).toBe('沈若溪')
  app.clock.advance({ minutes: 15 })
  expect((await tryIn(PASSWORD)).name).toBe('沈若溪')
})

test('no quarter of an hour holds more than five failures, wherever it begins', async () => {
  const { login } = await employ(town)
  const fail = () => browserOf(app).access.signIn({ login, password: WRONG })
  await expect(fail()).rejects.toMatchObject(refusal('FORBIDDEN', 'wrong-password'))
  app.clock.advance({ minutes: 14 })
  for (let i = 0; i < 4; i++)
    await expect(fail()).rejects.toMatchObject(refusal('FORBIDDEN', 'wrong-password'))
  app.clock.advance({ minutes: 2 })
  await expect(fail()).rejects.toMatchObject(refusal('TOO_MANY', 'too-many'))
  // A stranger who goes on trying does not keep the owner out for longer.
  app.clock.advance({ minutes: 13 })
  await browserOf(app).access.signIn({ login, password: PASSWORD })
})

test('what was counted by a clock that ran ahead closes nobody out once it is set right', async () => {
  const { login } = await employ(town)
  const now = app.clock()
  app.clock.advance({ days: 300 })
  for (let i = 0; i < 5; i++)
    await expect(browserOf(app).access.signIn({ login, password: WRONG })).rejects.toMatchObject(
      refusal('FORBIDDEN', 'wrong-password'),
    )
  app.clock.set(now)
  await browserOf(app).access.signIn({ login, password: PASSWORD })
})

test('a success forgives the failures before it', async () => {
  const { login } = await employ(town)
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 4; i++)
      await expect(browserOf(app).access.signIn({ login, password: WRONG })).rejects.toMatchObject(
        refusal('FORBIDDEN', 'wrong-password'),
      )
    await browserOf(app).access.signIn({ login, password: PASSWORD })
  }
})

test('of a hundred wrong passwords at a time five get a verdict', async () => {
  const { login } = await employ(town)
  const told = reasons(
    await Promise.allSettled(
      Array.from({ length: 100 }, () => browserOf(app).access.signIn({ login, password: WRONG })),
    ),
  )
  expect(countOf(told, 'wrong-password')).toBe(5)
  expect(countOf(told, 'too-many')).toBe(95)
})

test('an unknown account costs the same work and gets the same words as a wrong password', async () => {
  const known = [(await employ(town)).login, (await employ(town)).login]
  const words = new Set<string>()
  const fastest = { known: Infinity, unknown: Infinity }
  for (let i = 0; i < 10; i++) {
    for (const [kind, login] of [
      ['known', known[i % 2]!],
      ['unknown', `nobody-${i}`],
    ] as const) {
      const began = performance.now()
      const error = (await browserOf(app)
        .access.signIn({ login, password: WRONG })
        .catch((e: Error & { data: unknown }) => e)) as Error & { data: unknown }
      fastest[kind] = Math.min(fastest[kind], performance.now() - began)
      words.add(JSON.stringify([error.message, error.data]))
    }
  }
  expect(words.size).toBe(1)
  expect(fastest.unknown / fastest.known).toBeGreaterThan(0.5)
  expect(fastest.unknown / fastest.known).toBeLessThan(2)
})

test('a disabled account does not come back by phone, which only its holder is told', async () => {
  const phone = newPhone()
  const { accountId } = await browserOf(app).access.signInByCode(await sendCode(app, phone))
  await app.admin.query('update access.account set disabled_at = now() where id = $1', [accountId])
  await expect(
    browserOf(app).access.signInByCode(await sendCode(app, phone)),
  ).rejects.toMatchObject(refusal('FORBIDDEN', 'account-disabled'))
})

test('codes are sent five an hour from an address to a number, and twenty from an address', async () => {
  app.clock.advance({ days: 1 })
  const phone = newPhone()
  for (let i = 0; i < 5; i++)
    expect(await browserOf(app).access.sendCode({ phone })).toHaveProperty('request')
  await expect(browserOf(app).access.sendCode({ phone })).rejects.toMatchObject({
    code: 'TOO_MANY',
    data: { reason: 'too-many-codes-here', retryAfterSeconds: 3600 },
    message: expect.stringMatching(/以前登录过.*\d+:\d+/),
  })
  for (let i = 6; i < 20; i++) await browserOf(app).access.sendCode({ phone: newPhone() })
  const last = newPhone()
  await expect(browserOf(app).access.sendCode({ phone: last })).rejects.toMatchObject({
    code: 'TOO_MANY',
    data: { retryAfterSeconds: 3600 },
  })
  app.clock.advance({ hours: 1 })
  for (const one of [last, phone])
    expect(await browserOf(app).access.sendCode({ phone: one })).toHaveProperty('request')
})

test('a code stands in the one line of the development sender, a phone in none', async () => {
  app.clock.advance({ hours: 2 })
  const from = app.lines.length
  const phone = newPhone()
  const sent = await sendCode(app, phone)
  await browserOf(app).access.signInByCode(sent)
  const told = app.lines.slice(from)
  expect(told.filter(line => line.includes(sent.code))).toEqual([
    expect.stringContaining('development sender'),
  ])
  expect(app.lines.filter(line => /1[38]\d{9}/.test(line.replace(/"time":"[^"]*"/, '')))).toEqual(
    [],
  )

  const written: string[] = []
  const log = openLog('info', { write: (line: string) => written.push(line) } as never)
  for (const field of SECRET_FIELDS)
    log.info({ [field]: 'secret-1', call: { [field]: 'secret-2' } }, 'a careless line')
  expect(SECRET_FIELDS).toEqual(
    expect.arrayContaining([
      'password',
      'token',
      'secret',
      'phone',
      'citizenId',
      'authorization',
      'cookie',
      'text',
    ]),
  )
  expect(written).toHaveLength(SECRET_FIELDS.length)
  expect(written.join('')).not.toMatch(/secret-[12]/)
})

test('where there is no demo its doors are closed', async () => {
  const real = { ...app, app: { ...app.app, demo: false } }
  expect((await browserOf(app).access.demoPeople({})).length).toBeGreaterThan(10)
  await browserOf(app).access.signInAsDemo({ key: 'edge.resident' })
  expect(await browserOf(real).access.demoPeople({})).toEqual([])
  await expect(browserOf(real).access.signInAsDemo({ key: 'edge.resident' })).rejects.toMatchObject(
    refusal('NOT_FOUND', 'not-found'),
  )
  await expect(
    browserOf(real).access.signIn({ login: 'edge.resident', password: WRONG }),
  ).rejects.toMatchObject(refusal('FORBIDDEN', 'wrong-password'))
})
