/** Calls every procedure over HTTP with invented input, as everybody, by both doors, and judges each answer. */
import { StandardRPCJsonSerializer } from '@orpc/client/standard'
import type { AnyContractProcedure } from '@orpc/contract'
import type { ZodType } from 'zod'
import type { Random } from '#demo/random.ts'
import { contract } from '#app/modules.ts'
import { newId } from '#platform/ids.ts'
import type { Known } from './inputs.ts'
import { invent, shapeOf, spoil } from './inputs.ts'

/** Somebody with a token; null is nobody. A call that ends the session gets them another one. */
export type Caller = { name: string; token: string | null; renew(): Promise<string | null> }
type Given = { url: string; callers: Caller[]; known: Known; random: Random }
export type Tally = {
  procedure: string
  calls: number
  statuses: Record<string, number>
  ms: number[]
  faults: string[]
}

const NEARLY = 0.6
const WIRE = new StandardRPCJsonSerializer()
/** How a call may be refused; whatever begins with 5 is a fault of ours. */
const REFUSED = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429]

export const PROCEDURES: [name: string, procedure: AnyContractProcedure][] = Object.entries(
  contract,
).flatMap(([module, all]) =>
  Object.entries(all).map(([name, one]): [string, AnyContractProcedure] => [
    `${module}.${name}`,
    one as AnyContractProcedure,
  ]),
)

/** Some calls of one procedure; a fault names its input, so that it can be sent again. */
export async function fuzzBatch(
  given: Given,
  [name, procedure]: (typeof PROCEDURES)[number],
  { calls, atOnce = 8 }: { calls: number; atOnce?: number },
): Promise<Tally> {
  const tally: Tally = { procedure: name, calls: 0, statuses: {}, ms: [], faults: [] }
  const { inputSchema, outputSchema } = procedure['~orpc']
  const shape = shapeOf(inputSchema)
  const { random } = given
  const one = async () => {
    const caller = random.of(given.callers)
    const valid = inputSchema ? invent(shape, random, given.known) : undefined
    const input = random.chance(NEARLY) ? spoil(valid, random) : valid
    const rpc = random.chance(0.7)
    const request = rpc ? byRpc(name, input) : byApi(procedure, input)
    const began = performance.now()
    const answer = await send(given, caller, request)
    tally.ms.push(performance.now() - began)
    tally.calls++
    tally.statuses[answer.status] = (tally.statuses[answer.status] ?? 0) + 1
    const fault = faultOf(answer, rpc ? (outputSchema as ZodType | undefined) : undefined)
    if (fault)
      tally.faults.push(
        `${name} by ${caller.name}: ${fault} ${JSON.stringify(request).slice(0, 400)}`,
      )
    if (answer.status === 401 || (answer.status === 200 && /access|join/.test(name)))
      caller.token = await caller.renew()
  }
  const run = async () => {
    while (tally.calls < calls && tally.faults.length < 20) await one()
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, calls) }, run))
  return tally
}

type Request = { path: string; method: string; body?: string }
type Answer = { status: number; text: string; type: string }

const byRpc = (name: string, input: unknown): Request => ({
  path: `/rpc/${name.replace('.', '/')}`,
  method: 'POST',
  body: JSON.stringify({ json: input }),
})

/** Path, query and body as the OpenAPI document says. */
function byApi(procedure: AnyContractProcedure, input: unknown): Request {
  const { path = '/', method = 'POST' } = procedure['~orpc'].route
  const rest: Record<string, unknown> = input && typeof input === 'object' ? { ...input } : {}
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = rest[key]
    delete rest[key]
    return encodeURIComponent(inAddress(value)).slice(0, 3000) || '-'
  })
  if (method !== 'GET') return { path: `/api${filled}`, method, body: JSON.stringify(rest) }
  const query = Object.entries(rest).map(([key, value]) => [key, inAddress(value)])
  const search = String(new URLSearchParams(query)).slice(0, 6000)
  return { path: `/api${filled}?${search}`, method }
}

const inAddress = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()

async function send({ url, random }: Given, caller: Caller, request: Request): Promise<Answer> {
  const response = await fetch(url + request.path, {
    method: request.method,
    ...(request.body !== undefined && { body: request.body }),
    headers: {
      'content-type': 'application/json',
      'x-command-id': newId(),
      // Each call from an address of its own, where the server believes whoever forwards.
      'x-forwarded-for': `10.${random.below(250)}.${random.below(250)}.${random.below(250)}`,
      ...(caller.token && { authorization: `Bearer ${caller.token}` }),
    },
  }).catch((error: Error) => error)
  if (response instanceof Error)
    return { status: 0, text: String(response.cause ?? response), type: '' }
  const type = response.headers.get('content-type') ?? ''
  return { status: response.status, text: await response.text(), type }
}

/** What is wrong with an answer, if anything is. */
function faultOf({ status, text, type }: Answer, output: ZodType | undefined): string | undefined {
  if (status === 404 && !type.includes('json')) return undefined
  if (status !== 200)
    return REFUSED.includes(status) && isRefusal(text)
      ? undefined
      : `${status} ${text.slice(0, 200)}`
  if (!output) return undefined
  const { json, meta = [] } = JSON.parse(text) as { json: unknown; meta?: never[] }
  const judged = output.safeParse(WIRE.deserialize(json, meta))
  return judged.success ? undefined : `an answer outside its contract: ${judged.error.message}`
}

function isRefusal(text: string): boolean {
  const parsed = JSON.parse(text) as { json?: Record<string, unknown>; code?: unknown }
  const { code, message } = (parsed.json ?? parsed) as { code?: unknown; message?: unknown }
  return (
    typeof code === 'string' && typeof message === 'string' && !/\bat .*\.ts|select /.test(message)
  )
}
