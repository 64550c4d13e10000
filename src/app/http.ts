/** The app’s front: headers, origin, identity, the two forms of the API, photos, pages. */
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { sql } from 'kysely'
import type { Ctx } from '#modules/ctx.ts'
import type { Doors } from '#modules/http.ts'
import type { Db } from '#platform/db/db.ts'
import { inScope } from '#platform/db/db.ts'
import { publicScope } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import { counter } from '#platform/limits.ts'
import { AppError } from '#platform/app-error.ts'
import { toContractError, toAppError } from '#platform/rpc/errors.ts'
import { serveApi } from './api.ts'
import { openDoor } from './door.ts'
import { fileRoutes } from './files.ts'
import type { Begin, Env, Front } from './front.ts'
import { incomingOf, whereaboutsOf } from './front.ts'
import { HEADERS } from './headers.ts'
import { isOurHost, isOurSite, neighbourhood } from './network.ts'
import { openApiDocument } from './openapi.ts'
import { PAGES } from './pages.ts'
import { servePublicPages } from './public-pages.ts'
import { identify, MODULES, refusals } from './modules.ts'
import { BROWSER, cookieOf, giveCookie, OF_STAFF, SESSION } from './cookies.ts'
import { isLargeUnread, letGoBy, turnedAway } from './sockets.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
/** The answers to what is too large, and to whoever comes too often. */
const TOO_MUCH = new Set([413, 429])
/** How the app is does not depend on what it was called. */
const WATCHED = new Set(['/health', '/ready'])
const PROBE_MS = 1000
/** Of half a megabyte each: to send them is work that no share of the app holds back. */
const DOCUMENTS = { max: 60, seconds: 60 }
const HSTS = 'max-age=31536000'

/** The application as a fetch handler; a test calls it without a socket. */
export function makeFront(front: Front): Hono<Env> {
  const hono = new Hono<Env>()
  const door = openDoor(front.share)
  const caller = (c: Context<Env>) => ({
    token: tokenOf(c),
    address: c.get('whereabouts').address,
    now: front.clock(),
  })
  const begin: Begin = async (c, tx) => {
    const ctx = await beginCall(front, c, tx)
    door.learn(caller(c), ctx.actor.accountId)
    const { session } = ctx
    const give: typeof session.give = (token, accountId) => {
      if (token && accountId) door.welcome(token, accountId)
      session.give(token, accountId)
    }
    return { ...ctx, session: { ...session, give } }
  }
  const counted: MiddlewareHandler<Env> = (c, next) => {
    door.count(caller(c), false)
    return next()
  }
  hono.use(traced(front))
  hono.use(atHome(front))
  hono.onError((error, c) => refused(c, error))

  const documents = counter(DOCUMENTS)
  const ready = atMostEvery(PROBE_MS, () => reaches(front.db))
  hono.get('/health', c => c.json({ alive: true }))
  hono.get('/ready', async c =>
    (await ready()) ? c.json({ ready: true }) : c.json({ ready: false }, 503),
  )
  hono.get('/api/openapi.json', async c => {
    documents.count(neighbourhood(caller(c).address), front.clock())
    return c.body(await openApiDocument(), 200, { 'content-type': 'application/json' })
  })
  for (const folder of ['/files/*', '/imports/*', '/sheets/*']) hono.use(folder, counted)
  const doors = { ...front, begin } as Doors
  for (const routes of [fileRoutes, ...MODULES.flatMap(({ http = [] }) => http)])
    routes(hono as Hono<object> as Hono, doors)

  serveApi(hono, {
    refused,
    count: (c, secret) => door.count(caller(c), secret),
    enter: c => door.enter(caller(c)),
    callOf: c => ({
      db: front.db,
      vault: front.app.vault,
      log: c.get('log'),
      commandId: c.req.header('x-command-id'),
      begin: tx => begin(c, tx),
    }),
  })
  servePublicPages(hono, front, c => door.count(caller(c), false))
  if (front.webFolder) servePages(hono, front.webFolder)
  return hono
}

/** Gives each call a name in the log, and each answer the headers that protect it. */
const traced =
  ({ log, network }: Front): MiddlewareHandler<Env> =>
  async (c, next) => {
    const requestId = newId()
    c.set('requestId', requestId)
    c.set('log', log.child({ requestId }))
    c.set('whereabouts', whereaboutsOf(c, network))
    const began = performance.now()
    await next()
    const incoming = incomingOf(c)
    if (incoming && !SAFE.has(c.req.method)) {
      if (TOO_MUCH.has(c.res.status) && isLargeUnread(incoming)) c.res = await turnedAway(c.res)
      else await letGoBy(incoming)
    }
    // Nobody reads what was opened for an answer that has only a head.
    if (c.req.method === 'HEAD') await c.res.body?.cancel()
    for (const [name, value] of HEADERS) c.res.headers.set(name, value)
    c.res.headers.set('x-request-id', requestId)
    if (c.res.status === 503) c.res.headers.set('retry-after', '1')
    if (network.hsts && c.get('whereabouts').https)
      c.res.headers.set('strict-transport-security', HSTS)
    // What is anybody's own is kept by nobody else, unless it was said who may.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
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

/** A call that was meant for another app, or sent by another site, is not even looked at. */
const atHome =
  ({ network }: Front): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (WATCHED.has(c.req.path)) return next()
    const header = (name: string) => c.req.header(name)
    if (!isOurHost(network, header('host'))) throw new AppError('FORBIDDEN', 'foreign-host')
    if (!SAFE.has(c.req.method) && !isOurSite(network, header))
      throw new AppError('FORBIDDEN', 'foreign-origin')
    return next()
  }

/** However many ask, the work is done once in a while, and all who asked meanwhile get its answer. */
function atMostEvery<T>(ms: number, work: () => Promise<T>): () => Promise<T> {
  let [answer, since] = [undefined as Promise<T> | undefined, 0]
  return () => {
    if (answer && performance.now() - since < ms) return answer
    since = performance.now()
    return (answer = work())
  }
}

const reaches = (db: Db): Promise<boolean> =>
  inScope(db, publicScope(0), tx => sql`select 1`.execute(tx)).then(
    () => true,
    () => false,
  )

async function beginCall(front: Front, c: Context<Env>, tx: Ctx['tx']): Promise<Ctx> {
  const token = tokenOf(c)
  const { address, https, here } = c.get('whereabouts')
  const now = front.clock()
  const actor = await identify(tx, front.app, token, now)
  return {
    tx,
    actor,
    now,
    app: front.app,
    log: c.get('log'),
    ip: address,
    demo: front.app.demo && (front.demoOpen || here),
    session: {
      token: actor.accountId ? token : null,
      give: fresh => giveCookie(c, https, SESSION, fresh),
      ofStaff: cookieOf(c, https, OF_STAFF) !== null,
      markOfStaff: () => giveCookie(c, https, OF_STAFF, '1'),
    },
    browser: {
      agent: c.req.header('user-agent') ?? '',
      sign: cookieOf(c, https, BROWSER),
      give: sign => giveCookie(c, https, BROWSER, sign),
    },
  }
}

const tokenOf = (c: Context<Env>): string | null =>
  /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ??
  cookieOf(c, c.get('whereabouts').https, SESSION)

function refused(c: Context<Env>, error: unknown) {
  const told = toContractError(toAppError(error), refusals) as {
    code?: string
    status?: number
    message?: string
    data?: { retryAfterSeconds?: number }
  }
  if (told.status && told.code) {
    const { code, status, message, data } = told
    const error = { defined: true, code, status, message, data }
    if (data?.retryAfterSeconds) c.header('retry-after', String(data.retryAfterSeconds))
    // The calls of the screens carry their answer in an envelope.
    return c.json(c.req.path.startsWith('/rpc/') ? { json: error, ...error } : error, status as 400)
  }
  c.get('log').error({ error: String((error as Error)?.stack ?? error) }, 'failed')
  return c.json({ message: 'internal error' }, 500)
}

/** A part is named after its content and kept for good; a page is asked for anew, and told when it is the same. */
function servePages(hono: Hono<Env>, folder: string): void {
  const kept =
    (value: string): MiddlewareHandler<Env> =>
    async (c, next) => {
      await next()
      if (c.res.ok || c.res.status === 304) c.res.headers.set('cache-control', value)
    }
  const files = { root: folder, precompressed: true }
  hono.use('/assets/*', kept('public, max-age=31536000, immutable'), serveStatic(files))
  const page = [kept('no-cache'), etag()] as const
  hono.use('*', ...page, serveStatic(files))
  for (const name of PAGES)
    hono.get(`/${name}/*`, ...page, serveStatic({ ...files, path: `${name}/index.html` }))
}
