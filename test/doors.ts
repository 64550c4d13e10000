/** The ways into an app as people take them: a browser, a phone, an employer, an authenticator. */
import { Secret, TOTP } from 'otpauth'
import type { AppContext } from '#modules/ctx.ts'
import type { Caller } from '#app/caller.ts'
import { callerOf } from '#app/caller.ts'
import { newId } from '#platform/ids.ts'
import type { TestApp, Town } from './make.ts'
import { CODES } from './make.ts'

export const PASSWORD = 'a horse that reads the newspaper'

type Jar = { token: string | null; sign: string | null }
export type Browser = Caller & { jar: Jar }
type From = { ip?: string; agent?: string }

/** Keeps the token and the sign that it was given last, as a browser does. */
export function browserOf(
  appContext: AppContext,
  { ip = 'inside', agent = '' }: From = {},
): Browser {
  const jar: Jar = { token: null, sign: null }
  const give = (token: string | null) => {
    jar.token = token
  }
  const browser = () => ({
    agent,
    sign: jar.sign,
    give: (sign: string) => {
      jar.sign = sign
    },
  })
  // Each call takes the token anew.
  return new Proxy({ jar } as Browser, {
    get: (held, name) =>
      name === 'jar'
        ? held.jar
        : callerOf(appContext, { token: jar.token, give, ip, browser: browser() })[
            name as keyof Caller
          ],
  })
}

let phones = 13_800_000_000
export const newPhone = () => String(++phones)

/** Has a code sent and reads it where the development sender wrote it down: with it one signs in. */
export async function sendCode(app: TestApp, phone: string, browser = browserOf(app)) {
  const { request } = await browser.access.sendCode({ phone })
  const { code } = app.lines
    .map(line => JSON.parse(line) as { code?: string })
    .findLast(line => line.code)!
  return { phone, request, code: code! }
}

/** A browser in which somebody has proved a phone. */
export async function proven(app: TestApp, phone: string): Promise<Browser> {
  const browser = browserOf(app)
  await browser.access.signInByCode(await sendCode(app, phone))
  return browser
}

let logins = 0
export const newLogin = () => `clerk-${++logins}`

/** Somebody appointed by the secretary, with a password and no authenticator yet. */
export async function employ(town: Town) {
  const login = newLogin()
  const secretary = town.as('edge.secretary').access
  const posting = await secretary.appoint({ ...clerkship(login), password: PASSWORD })
  return { login, posting }
}

export const clerkship = (login: string) => ({
  region: CODES.edge,
  id: newId(),
  login,
  name: '沈若溪',
  role: 'clerk',
  from: '2026-01-01',
})

/** What an authenticator shows at this moment. */
export const shown = (app: TestApp, secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: app.clock().getTime() })

/** Through both doors, as staff do every morning; the first time with a new authenticator. */
export async function signInFully(app: TestApp, login: string, secret?: string) {
  const browser = browserOf(app)
  await browser.access.signIn({ login, password: PASSWORD })
  secret ??= (await browser.access.startSecondFactor()).secret
  const me = await browser.access.secondFactor({ code: shown(app, secret) })
  return { browser, secret, me }
}

/** The refusal as a caller meets it. */
export const refusal = (code: string, reason: string) => ({ code, data: { reason } })
