/** One spelling of each login: nobody opens, enters or guesses at an account beside the one that people read. */
import { expect, test } from 'vitest'
import { asSystem } from '#modules/ctx.ts'
import { newId } from '#platform/ids.ts'
import { browserOf, clerkship, employ, PASSWORD, refusal } from '#test/doors.ts'
import { CODES, openTestApp, plantSmall } from '#test/make.ts'
import { Login } from './contract.ts'
import { createSeedAccount } from './granting.ts'

const app = await openTestApp('logins')
const town = await plantSmall(app)

/** A login as other hands and keyboards write it. */
const spellings = (login: string) => [
  login.toUpperCase(),
  ` ${login}  `,
  `${login}\u3000`,
  `${login.slice(0, 2)}\u200b${login.slice(2)}`,
  login.replace(/[!-~]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0xfe_e0)),
]

test('a login is one account, however it is written: to appoint, to sign in, and to guess', async () => {
  const { login } = await employ(town)
  const secretary = town.as('edge.secretary').access
  for (const other of spellings(login)) {
    const given = { ...clerkship(other), role: 'gridWorker' }
    await secretary.appoint({ ...given, id: newId() })
    expect((await browserOf(app).access.signIn({ login: other, password: PASSWORD })).name).toBe(
      '沈若溪',
    )
  }
  const all = await secretary.appointments({ region: CODES.edge })
  expect(all.filter(row => row.login === login)).toHaveLength(6)
  expect(all.map(row => row.login)).toEqual(all.map(row => row.login?.toLowerCase()))

  for (const other of spellings(login))
    await expect(
      browserOf(app).access.signIn({ login: other, password: 'x'.repeat(20) }),
    ).rejects.toMatchObject(refusal('FORBIDDEN', 'wrong-password'))
  await expect(browserOf(app).access.signIn({ login, password: PASSWORD })).rejects.toMatchObject(
    refusal('TOO_MANY', 'too-many'),
  )
})

test('the database keeps no other spelling, and agrees with the contract about every letter', async () => {
  const open = (login: string) =>
    app.admin.query("insert into access.account (id, login, name) values ($1, $2, 'x')", [
      newId(),
      login,
    ])
  for (const login of ['Admin', 'ａｄｍｉｎ', 'admin ', ' admin'])
    await expect(open(login)).rejects.toThrow(/account_login_check/)
  expect(Login.safeParse(' \u200b ').success).toBe(false)
  const person = { name: '沈若溪', region: CODES.edge, role: 'clerk', login: 'ＭＡＣＨＩＮＥ ' }
  await asSystem(app, ctx => createSeedAccount(ctx, person))
  const { rows } = await app.admin.query("select from access.account where login = 'machine'")
  expect(rows).toHaveLength(1)

  const letters = Array.from({ length: 0x1_fb_ff }, (_, code) => String.fromCodePoint(code + 1))
    .filter(letter => letter.isWellFormed())
    .flatMap(letter => Login.safeParse(`a${letter}b`).data ?? [])
  const odd = await app.admin.query(
    'select login from unnest($1::text[]) login where login <> btrim(lower(normalize(login, nfkc) collate pg_c_utf8))',
    [letters],
  )
  expect(odd.rows).toEqual([])
})
