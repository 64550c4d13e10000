/** Whoever lost the authenticator: who may remove it, and who would profit. */
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
import { recoveryCode } from './recovery.ts'

const app = await openTestApp('forgetting')
const town = await plantSmall(app)
const secretary = town.as('edge.secretary').access
const security = town.as('city.securityAdministrator').access

async function come(token: string) {
  const browser = browserOf(app)
  await browser.access.acceptInvite({ token, password: PASSWORD })
  return browser.access
}

test('an authenticator is forgotten by an invitation that says so, from somebody above who gains nothing by it', async () => {
  const { login, posting } = await employ(town)
  const one = { region: CODES.edge, postingId: posting.id }
  // A link made before there is an authenticator does not forget the one that comes.
  const early = await secretary.invite({ ...one, forgetsFactor: true })
  await signInFully(app, login)
  const kept = await come(early.token)
  await expect(kept.startSecondFactor({})).rejects.toMatchObject(
    refusal('CONFLICT', 'second-factor-known'),
  )
  await expect(secretary.invite({ ...one, forgetsFactor: true })).rejects.toMatchObject(
    refusal('FORBIDDEN', 'not-yours-to-forget'),
  )
  const anew = await come((await security.invite({ ...one, forgetsFactor: true })).token)
  expect(await anew.startSecondFactor({})).toMatchObject({ secret: expect.any(String) })
})

test('whoever appointed it, or serves where it serves, never makes an account forget', async () => {
  for (const [region, role] of [
    [CODES.edge, 'clerk'],
    [CODES.city, 'auditor'],
  ] as const) {
    const login = newLogin()
    const { id } = await security.appoint({
      ...clerkship(login),
      region,
      role,
      password: PASSWORD,
    })
    await signInFully(app, login)
    const asked = { region, postingId: id, forgetsFactor: true }
    await expect(security.invite(asked)).rejects.toMatchObject(
      refusal('FORBIDDEN', 'not-yours-to-forget'),
    )
  }
  const { rows } = await app.admin.query(
    "select from audit.security_event where what = 'secondFactorForgotten' and not succeeded",
  )
  expect(rows.length).toBeGreaterThan(2)
})

test('where nobody else may, the holder does with the password and today’s code of the machine', async () => {
  const { login } = await employ(town)
  const { secret } = await signInFully(app, login)
  const me = browserOf(app)
  await me.access.signIn({ login, password: PASSWORD })
  const wrong = refusal('FORBIDDEN', 'wrong-recovery-code')
  const { vault } = app.app
  const codeOn = (day: string, of = login) =>
    recoveryCode(vault, of, new Date(`${day}T09:00:00+08:00`))
  for (const code of ['none', codeOn('2026-03-01'), codeOn('2026-03-02', 'edge.clerk')])
    await expect(me.access.forgetSecondFactor({ code })).rejects.toMatchObject(wrong)
  const other = browserOf(app)
  await other.access.signIn({ login, password: PASSWORD })
  expect(await me.access.forgetSecondFactor({ code: codeOn('2026-03-02') })).toMatchObject({
    secondFactorKnown: false,
    secondFactorDue: true,
  })
  await expect(other.access.me({})).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  const fresh = await me.access.startSecondFactor({})
  expect(fresh.secret).not.toBe(secret)
})
