/** The two forms of the API, one for the screens and one for programs: JSON in, JSON out, over the one router. */
import type { AnyContractProcedure } from '@orpc/contract'
import { StandardOpenAPIHandler } from '@orpc/openapi/standard'
import { ORPCError } from '@orpc/server'
import { StrictGetMethodPlugin } from '@orpc/server/plugins'
import { StandardRPCHandler } from '@orpc/server/standard'
import type { Context, Handler, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { z } from 'zod'
import type { Ctx } from '#modules/ctx.ts'
import { boundsOf, holdsMoreThan } from '#platform/rpc/bounds.ts'
import { tellErrors } from '#platform/rpc/errors.ts'
import type { Meta } from '#platform/rpc/procedure.ts'
import type { Call } from '#platform/rpc/serve.ts'
import { contract } from './modules.ts'
import type { Env } from './front.ts'
import { refusals } from './modules.ts'
import { router } from './modules.ts'

type Given = {
  callOf(c: Context<Env>): Call<Ctx>
  /** Counts the call before anything of it is read. */
  count(c: Context<Env>, secret: boolean): void
  /** Waits for the caller's turn. */
  enter(c: Context<Env>): Promise<() => void>
  refused(c: Context<Env>, error: unknown): Response
}
type Answer = { matched: boolean; response?: { status: number; body?: unknown } | undefined }

const MOST_BYTES = 1024 * 1024
/** Beneath this a text that is too long is told as what it is, with its field. */
const LEAST_BYTES = 64 * 1024

/**
 * Every procedure at its two addresses, by the methods of its contract and no others. Bodies stay
 * texts on their way in and out, of known length and in one packet. As the streams of a `Request` and
 * a `Response` they would cost a fifth of a call.
 */
export function serveApi(hono: Hono<Env>, given: Given): void {
  const rpc = new StandardRPCHandler(router, options())
  const api = new StandardOpenAPIHandler(router, options())
  for (const { name, path, reads, secret, bounds } of procedures()) {
    const maxSize = Math.max(LEAST_BYTES, Math.min(2 * bounds.bytes, MOST_BYTES))
    const bounded = bodyLimit({ maxSize, onError: c => given.refused(c, TOO_LARGE) })
    const counted: Handler<Env> = (c, next) => {
      given.count(c, secret)
      const length = c.req.header('content-length')
      // Looks at the body itself only where no length was told: that a body was looked at makes it a stream.
      if (c.req.header('transfer-encoding') !== undefined || length === undefined)
        return bounded(c, next)
      return Number(length) <= maxSize ? next() : given.refused(c, TOO_LARGE)
    }
    const answered =
      (prefix: '/rpc' | '/api'): Handler<Env> =>
      async c => {
        const text = c.req.method === 'POST' ? await c.req.text() : ''
        const request = {
          url: new URL(c.req.url),
          method: c.req.method === 'HEAD' ? 'GET' : c.req.method,
          headers: c.req.header(),
          body: async () => parsed(c, text, 2 * bounds.values + SPARE_VALUES),
          signal: undefined,
        }
        const leave = await given.enter(c)
        try {
          const context = given.callOf(c) as never
          const handler: { handle(...call: unknown[]): Promise<Answer> } =
            prefix === '/rpc' ? rpc : api
          return toResponse(c, await handler.handle(request, { prefix, context }))
        } finally {
          leave()
        }
      }
    hono.on(reads ? ['GET', 'POST'] : ['POST'], `/rpc/${name}`, counted, answered('/rpc'))
    hono.on(reads ? 'GET' : 'POST', `/api${path}`, counted, answered('/api'))
  }
}

/** With the plainest paths first: what an address means, the first that fits says. */
function procedures() {
  return Object.entries(contract)
    .flatMap(([module, all]) =>
      Object.entries(all as Record<string, AnyContractProcedure>).map(([name, procedure]) => {
        const { route, meta, inputSchema } = procedure['~orpc']
        return {
          name: `${module}/${name}`,
          path: route.path!.replace(/\{(\w+)\}/g, ':$1'),
          reads: route.method === 'GET',
          secret: (meta as Meta).secret === true,
          bounds: boundsOf(inputSchema as z.ZodType | undefined),
        }
      }),
    )
    .toSorted((a, b) => a.path.split(':').length - b.path.split(':').length)
}

// A plugin writes into the lists that it is given, so each handler has its own.
const options = () => ({
  clientInterceptors: [tellErrors(refusals)],
  plugins: [new StrictGetMethodPlugin()],
})

function toResponse(c: Context, { response }: Answer): Response | Promise<Response> {
  if (!response) return c.notFound()
  const { status, body } = response
  if (body === undefined) return c.body(null, status as 204)
  const wait = status === 429 && secondsIn(body)
  return c.body(JSON.stringify(body), status as 200, {
    ...JSON_TYPE,
    ...(wait && { 'retry-after': String(wait) }),
  })
}

type Told = { json?: Told; data?: { retryAfterSeconds?: number } }
const secondsIn = (body: unknown): number | undefined => {
  const { json, data } = body as Told
  return (json?.data ?? data)?.retryAfterSeconds
}

const JSON_TYPE = { 'content-type': 'application/json' }
/** What the envelope of the screens holds beside the input. */
const SPARE_VALUES = 100

/** Anything but JSON is refused as what it is: a form of another site could send it. */
function parsed(c: Context, text: string, most: number): unknown {
  if (text === '') return undefined
  const type = c.req.header('content-type') ?? JSON_TYPE['content-type']
  if (!type.startsWith(JSON_TYPE['content-type'])) throw new TypeError(`${type} is no JSON`)
  const value: unknown = JSON.parse(text)
  if (holdsMoreThan(most, value)) throw TOO_LARGE
  return HALF_A_LETTER.test(text) ? JSON.parse(text, (_, part) => whole(part)) : value
}

// Only an escape can write one, and no text that the database keeps may hold it.
const HALF_A_LETTER = /\\ud[89a-f]/i
const whole = (value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)

const TOO_LARGE = new ORPCError('TOO_LARGE', {
  status: 413,
  message: `${refusals['body-too-large'].zh} / ${refusals['body-too-large'].en}`,
  data: { reason: 'body-too-large' },
})
