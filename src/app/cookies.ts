/** What a browser keeps for the app: nothing that a script reads, another site sends along or, over HTTPS, another host can set. */
import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'

type Cookie = { name: string; seconds: number }
export const SESSION: Cookie = { name: 'linli', seconds: 30 * 86_400 }
/** By it a browser is known again in which somebody was in before; no browser keeps anything longer. */
export const BROWSER: Cookie = { name: 'linli-browser', seconds: 400 * 86_400 }

/** Outlives the session, so that a slip printed here is not answered from here after signing out. */
export const OF_STAFF: Cookie = { name: 'linli-staff', seconds: 400 * 86_400 }

const nameOf = ({ name }: Cookie, https: boolean) => (https ? `__Host-${name}` : name)

/** Two cookies of the name have two makers, and nobody can tell which of them is this app: then there is none. */
export function cookieOf(c: Context, https: boolean, cookie: Cookie): string | null {
  const mark = `${nameOf(cookie, https)}=`
  const [value, ...others] = (c.req.header('cookie') ?? '')
    .split(';')
    .map(part => part.trim())
    .filter(part => part.startsWith(mark))
  return value === undefined || others.length ? null : value.slice(mark.length)
}

/** Has the browser keep it, or forget it where it is null. */
export const giveCookie = (c: Context, https: boolean, cookie: Cookie, value: string | null) =>
  setCookie(c, nameOf(cookie, https), value ?? '', {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: https,
    maxAge: value ? cookie.seconds : 0,
  })
