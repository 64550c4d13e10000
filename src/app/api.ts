/** The two forms of the API, one for the screens and one for programs: JSON in, JSON out, over the one router. */
import { StandardOpenAPIHandler } from '@orpc/openapi/standard'
import { ORPCError } from '@orpc/server'
import { StrictGetMethodPlugin } from '@orpc/server/plugins'
import { StandardRPCHandler } from '@orpc/server/standard'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Ctx } from '#modules/ctx.ts'
import { tellErrors } from '#platform/rpc/errors.ts'
import type { Call } from '#platform/rpc/serve.ts'
import type { Env } from './front.ts'
import { refusals } from './refusals.ts'
import { router } from './router.ts'

type Given = {
  callOf(c: Context<Env>): Call<Ctx>
  refused(c: Context<Env>, error: unknown): Response
}

const BODY_BYTES = 1024 * 1024

/**
 * Bodies stay texts on their way in and out, of known length and in one packet. As the streams of a
 * `Request` and a `Response` they would cost a fifth of a call.
 */
export function serveApi(app: Hono<Env>, { callOf, refused }: Given): void {
  const rpc = new StandardRPCHandler(router, options())
  const api = new StandardOpenAPIHandler(router, options())
  const bounded = boundedBy(bodyLimit({ maxSize: BODY_BYTES, onError: c => refused(c, TOO_LARGE) }))
  for (const [prefix, handler] of [
    ['/rpc', rpc],
    ['/api', api],
  ] as const) {
    app.use(`${prefix}/*`, bounded, async c => {
      const request = {
        url: new URL(c.req.url),
        method: c.req.method,
        headers: c.req.header(),
        body: () => bodyOf(c),
        signal: undefined,
      }
      const context = callOf(c) as never
      const { matched, response } = await handler.handle(request, { prefix, context })
      if (!matched) return c.notFound()
      return response.body === undefined
        ? c.body(null, response.status as 204)
        : c.body(JSON.stringify(response.body), response.status as 200, JSON_TYPE)
    })
  }
}

// A plugin writes into the lists that it is given, so each handler has its own.
const options = () => ({
  clientInterceptors: [tellErrors(refusals)],
  plugins: [new StrictGetMethodPlugin()],
})

const JSON_TYPE = { 'content-type': 'application/json' }

/** Looks at the body itself only where no length was told: that a body was looked at makes it a stream. */
const boundedBy =
  (limit: MiddlewareHandler): MiddlewareHandler =>
  (c, next) => {
    const length = c.req.header('content-length')
    const told = c.req.header('transfer-encoding') === undefined && length !== undefined
    return told && Number(length) <= BODY_BYTES ? next() : limit(c, next)
  }

/** Anything but JSON is refused as what it is: a form of another site could send it. */
async function bodyOf(c: Context): Promise<unknown> {
  const text = await c.req.text()
  if (text === '') return undefined
  const type = c.req.header('content-type') ?? JSON_TYPE['content-type']
  if (!type.startsWith(JSON_TYPE['content-type'])) throw new TypeError(`${type} is no JSON`)
  return HALF_A_LETTER.test(text) ? JSON.parse(text, (_, value) => whole(value)) : JSON.parse(text)
}

// Only an escape can write one, and no text that the database keeps may hold it.
const HALF_A_LETTER = /\\ud[89a-f]/i
const whole = (value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)

const TOO_LARGE = new ORPCError('TOO_LARGE', {
  status: 413,
  message: `${refusals['body-too-large'].zh} / ${refusals['body-too-large'].en}`,
  data: { reason: 'body-too-large' },
})
