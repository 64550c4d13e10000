/** Whoever guesses at somebody's door from elsewhere closes it to nobody else. */
import { expect, test } from 'vitest'
import {
  browserOf,
  employ,
  newPhone,
  PASSWORD,
  refusal,
  sendCode,
  signInFully,
} from '#test/doors.ts'
import { openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('guesses')
const town = await plantSmall(app)
const WRONG = 'a horse that writes the newspaper'
const TOO_MANY = refusal('TOO_MANY', 'too-many')
const other = (code: string, by: number) => String((Number(code) + by) % 1_000_000).padStart(6, '0')

let strangers = 0
const stranger = () => browserOf(app, { ip: `10.0.0.${++strangers}` })

test('five wrong passwords from elsewhere leave the owner where they are', async () => {
  const { login } = await employ(town)
  const thief = stranger()
  for (let i = 0; i < 5; i++)
    await expect(thief.access.signIn({ login, password: WRONG })).rejects.toMatchObject(
      refusal('FORBIDDEN', 'wrong-password'),
    )
  await expect(thief.access.signIn({ login, password: PASSWORD })).rejects.toMatchObject(TOO_MANY)
  await browserOf(app).access.signIn({ login, password: PASSWORD })
})

test('a hundred wrong passwords a day close a login to strangers, not to browsers in which its owner was', async () => {
  const { login } = await employ(town)
  const { browser: own } = await signInFully(app, login)
  await own.access.signOut({})
  await app.admin.query(
    'insert into platform.attempt (key, since, count) values (sha256(convert_to($1, $2)), $3, 99)',
    [`sign-in:${login}`, 'utf8', app.clock()],
  )
  await expect(stranger().access.signIn({ login, password: WRONG })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'wrong-password'),
  )
  await expect(stranger().access.signIn({ login, password: PASSWORD })).rejects.toMatchObject(
    TOO_MANY,
  )
  await own.access.signIn({ login, password: PASSWORD })
})

test('a sign that somebody made up, or that is another account’s, makes no browser known', async () => {
  const [{ login }, mine] = [await employ(town), await employ(town)]
  const { browser: me } = await signInFully(app, mine.login)
  await app.admin.query(
    'insert into platform.attempt (key, since, count) values (sha256(convert_to($1, $2)), $3, 100)',
    [`sign-in:${login}`, 'utf8', app.clock()],
  )
  const [name] = me.jar.sign!.split('.')
  for (const sign of [me.jar.sign, `${name}.${'A'.repeat(22)}`, 'nonsense', '..', null]) {
    const browser = stranger()
    browser.jar.sign = sign
    await expect(browser.access.signIn({ login, password: PASSWORD })).rejects.toMatchObject(
      TOO_MANY,
    )
  }
})

test('a browser is known once somebody was wholly in, not by a password alone', async () => {
  const { login } = await employ(town)
  const browser = browserOf(app)
  await browser.access.signIn({ login, password: PASSWORD })
  expect(browser.jar.sign).toBeNull()
  const { browser: whole } = await signInFully(app, login)
  expect(whole.jar.sign).toMatch(/^[\w-]{22}\.[\w-]{22}$/)
})

test('wrong digits of an authenticator from elsewhere do not keep the owner out', async () => {
  const { login } = await employ(town)
  const { secret } = await signInFully(app, login)
  const thief = stranger()
  await thief.access.signIn({ login, password: PASSWORD })
  for (let i = 0; i < 5; i++)
    await expect(thief.access.secondFactor({ code: '000000' })).rejects.toMatchObject(
      refusal('FORBIDDEN', 'wrong-code'),
    )
  await expect(thief.access.secondFactor({ code: '000000' })).rejects.toMatchObject(TOO_MANY)
  app.clock.advance({ minutes: 1 })
  await signInFully(app, login, secret)
})

test('wrong guesses at a code burn only the code that the guesser asked for', async () => {
  const phone = newPhone()
  const mine = await sendCode(app, phone)
  const theirs = await sendCode(app, phone, stranger())
  for (const by of [1, 2, 3])
    await expect(
      stranger().access.signInByCode({ ...theirs, code: other(theirs.code, by) }),
    ).rejects.toMatchObject(refusal('FORBIDDEN', 'wrong-code'))
  await expect(
    stranger().access.signInByCode({ ...theirs, code: mine.code }),
  ).rejects.toMatchObject(refusal('FORBIDDEN', 'wrong-code'))
  await browserOf(app).access.signInByCode(mine)
})

test('a code without its request, or with another phone’s, opens nothing', async () => {
  const [sent, another] = [await sendCode(app, newPhone()), await sendCode(app, newPhone())]
  for (const wrong of [
    { ...sent, request: 'none' },
    { ...sent, request: another.request },
    { ...another, phone: sent.phone },
  ])
    await expect(stranger().access.signInByCode(wrong)).rejects.toMatchObject(
      refusal('FORBIDDEN', 'wrong-code'),
    )
})

test('codes that a stranger asked for do not close a phone to its owner, who was never here', async () => {
  const phone = newPhone()
  const thief = stranger()
  for (let i = 0; i < 5; i++) await thief.access.sendCode({ phone })
  for (let i = 0; i < 9; i++)
    await expect(thief.access.sendCode({ phone })).rejects.toMatchObject(
      refusal('TOO_MANY', 'too-many-codes-here'),
    )
  const owner = stranger()
  await owner.access.signInByCode(await sendCode(app, phone, owner))
})

test('a crowd of strangers closes a phone for the rest of an hour at most, and never to a browser of its owner', async () => {
  const phone = newPhone()
  const own = browserOf(app)
  await own.access.signInByCode(await sendCode(app, phone, own))
  await own.access.signOut({})
  for (let i = 0; i < 9; i++) await stranger().access.sendCode({ phone })
  await expect(stranger().access.sendCode({ phone })).rejects.toMatchObject({
    ...refusal('TOO_MANY', 'too-many-codes'),
    message: expect.stringMatching(/以前登录过.*\d+:\d+/),
  })
  await own.access.signInByCode(await sendCode(app, phone, own))
  app.clock.advance({ hours: 1 })
  await stranger().access.sendCode({ phone })
})

test('thirty guesses an hour are judged at a number, and a thousand codes an hour sent in all', async () => {
  app.clock.advance({ hours: 2 })
  const phone = newPhone()
  const sent = await sendCode(app, phone, stranger())
  const index = app.app.vault.index(phone).toString('hex')
  await app.admin.query(
    'insert into platform.attempt (key, since, count) values (sha256(convert_to($1, $2)), $3, 30)',
    [`code:${index}`, 'utf8', app.clock()],
  )
  await expect(stranger().access.signInByCode(sent)).rejects.toMatchObject(TOO_MANY)

  const own = browserOf(app)
  const known = newPhone()
  await own.access.signInByCode(await sendCode(app, known, own))
  await app.admin.query('update platform.attempt set count = 1000 where key = sha256($1)', [
    'codes',
  ])
  await expect(stranger().access.sendCode({ phone: newPhone() })).rejects.toMatchObject(TOO_MANY)
  await own.access.sendCode({ phone: known })
})
