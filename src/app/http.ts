/** The house's front: headers, origin, identity, the two forms of the API, photos, pages. */
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { etag } from 'hono/etag'
import { sql } from 'kysely'
import { identify } from '#modules/access/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import type { Db } from '#platform/db/db.ts'
import { inScope } from '#platform/db/db.ts'
import { publicScope } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import { counter } from '#platform/limits.ts'
import type { Log } from '#platform/log.ts'
import { Refusal } from '#platform/refusal.ts'
import { toContractError, toRefusal } from '#platform/rpc/errors.ts'
import { serveApi } from './api.ts'
import { fileRoutes } from './files.ts'
import type { Begin, Env, Front } from './front.ts'
import { HEADERS } from './headers.ts'
import { ledgerRoutes } from './imports.ts'
import { openApiDocument } from './openapi.ts'
import { PAGES } from './pages.ts'
import { refusals } from './refusals.ts'

const COOKIE = 'linli'
/** What browsers keep at most: by it one is known again in which somebody was in before. */
const BROWSER = { cookie: 'linli-browser', maxAge: 400 * 86_400 }
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
/**
 * Calls by nobody, from one address. A first page makes five, and behind one address of a mobile
 * network or an office stand a hundred people; still it bounds what guessing costs the house.
 */
const ANONYMOUS = { max: 600, seconds: 60 }

/** The application as a fetch handler; a test calls it without a socket. */
export function makeFront(front: Front): Hono<Env> {
  const app = new Hono<Env>()
  const anonymous = counter(ANONYMOUS)
  const begin: Begin = async (c, tx) => {
    const ctx = await beginCall(front, c, tx)
    if (!ctx.actor.accountId) anonymous(ctx.ip, ctx.now)
    return ctx
  }
  app.use(traced(front.log))
  app.use(async (c, next) =>
    SAFE.has(c.req.method) || sameOrigin(c)
      ? next()
      : refused(c, new Refusal('FORBIDDEN', 'foreign-origin')),
  )
  app.onError((error, c) => refused(c, error))

  app.get('/health', c => c.json({ alive: true }))
  app.get('/ready', async c =>
    (await reaches(front.db)) ? c.json({ ready: true }) : c.json({ ready: false }, 503),
  )
  app.get('/api/openapi.json', async c => c.json(await openApiDocument()))
  fileRoutes(app, front, begin)
  ledgerRoutes(app, front, begin)

  serveApi(app, {
    refused,
    callOf: c => ({
      db: front.db,
      vault: front.house.vault,
      log: c.get('log'),
      commandId: c.req.header('x-command-id'),
      begin: tx => begin(c, tx),
    }),
  })
  if (front.webFolder) servePages(app, front.webFolder)
  return app
}

/** Gives each call a name in the log, and each answer the headers that protect it. */
const traced =
  (log: Log): MiddlewareHandler<Env> =>
  async (c, next) => {
    const requestId = newId()
    c.set('requestId', requestId)
    c.set('log', log.child({ requestId }))
    const began = performance.now()
    await next()
    for (const [name, value] of HEADERS) c.res.headers.set(name, value)
    c.res.headers.set('x-request-id', requestId)
    if (c.res.status === 503) c.res.headers.set('retry-after', '1')
    c.get('log').info(
      {
        method: c.req.method,
        path: c.req.path.replace(/[0-9a-f-]{36}/g, ':id'),
        status: c.res.status,
        ms: Math.round(performance.now() - began),
      },
      'request',
    )
  }

const reaches = (db: Db): Promise<boolean> =>
  inScope(db, publicScope(0), tx => sql`select 1`.execute(tx)).then(
    () => true,
    () => false,
  )

async function beginCall(front: Front, c: Context<Env>, tx: Ctx['tx']): Promise<Ctx> {
  const token =
    /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? getCookie(c, COOKIE) ?? null
  const now = front.clock()
  const actor = await identify(tx, front.house, token, now)
  return {
    tx,
    actor,
    now,
    house: front.house,
    log: c.get('log'),
    ip: addressOf(c),
    session: {
      token: actor.accountId ? token : null,
      give: fresh => keep(c, COOKIE, fresh ?? '', fresh ? 30 * 86_400 : 0),
    },
    browser: {
      agent: c.req.header('user-agent') ?? '',
      sign: getCookie(c, BROWSER.cookie) ?? null,
      give: sign => keep(c, BROWSER.cookie, sign, BROWSER.maxAge),
    },
  }
}

/** Has the browser keep something that no script reads and no other site sends along. */
const keep = (c: Context, name: string, value: string, maxAge: number): void =>
  setCookie(c, name, value, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isHttps(c),
    maxAge,
  })

/** Behind a proxy that is named in LINLI_PROXY its headers are believed, and nobody else's. */
const peerOf = (c: Context): string =>
  (c.env as { incoming?: { socket: { remoteAddress?: string } } } | undefined)?.incoming?.socket
    .remoteAddress ?? 'in-process'
const forwarded = (c: Context, name: string): string | undefined =>
  (process.env.LINLI_PROXY ?? '').split(',').includes(peerOf(c)) ? c.req.header(name) : undefined

const addressOf = (c: Context): string =>
  forwarded(c, 'x-forwarded-for')?.split(',').at(-1)?.trim() || peerOf(c)
const isHttps = (c: Context): boolean =>
  new URL(c.req.url).protocol === 'https:' || forwarded(c, 'x-forwarded-proto') === 'https'

/** A browser names the site that a write comes from; a program names none and carries its token by hand. */
function sameOrigin(c: Context): boolean {
  const origin = c.req.header('origin')
  // A sandboxed page names itself `null`, which is no site at all.
  if (origin) return URL.canParse(origin) && new URL(origin).host === c.req.header('host')
  const site = c.req.header('sec-fetch-site')
  return site === undefined || site === 'same-origin' || site === 'none'
}

function refused(c: Context<Env>, error: unknown) {
  const told = toContractError(toRefusal(error), refusals) as {
    code?: string
    status?: number
    message?: string
    data?: unknown
  }
  if (told.status && told.code)
    return c.json(
      {
        defined: true,
        code: told.code,
        status: told.status,
        message: told.message,
        data: told.data,
      },
      told.status as 400,
    )
  c.get('log').error({ error: String((error as Error)?.stack ?? error) }, 'failed')
  return c.json({ message: 'internal error' }, 500)
}

/** A part is named after its content and kept for good; a page is asked for anew, and told when it is the same. */
function servePages(app: Hono<Env>, folder: string): void {
  const kept =
    (value: string): MiddlewareHandler<Env> =>
    async (c, next) => {
      await next()
      if (c.res.ok || c.res.status === 304) c.res.headers.set('cache-control', value)
    }
  const files = { root: folder, precompressed: true }
  app.use('/assets/*', kept('public, max-age=31536000, immutable'), serveStatic(files))
  const page = [kept('no-cache'), etag()] as const
  app.use('*', ...page, serveStatic(files))
  for (const name of PAGES)
    app.get(`/${name}/*`, ...page, serveStatic({ ...files, path: `${name}/index.html` }))
}
