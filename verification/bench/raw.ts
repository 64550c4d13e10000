/**
 * What a bare program would do: the very statements that the app sends for a call, with the same
 * parameters, in one transaction of the same scope, through the bare driver. They are overheard from
 * the app itself, so the baseline is never behind it; only the look at the session is left out.
 */
import pg from 'pg'
import { PLANNED_ONCE } from '#platform/db/db.ts'
import { ask } from '#platform/db/tx.ts'
import { newId, spokenCode } from '#platform/ids.ts'
import { median } from '#verification/quantile.ts'
import { closedLoop } from './load.ts'
import { rateOf } from './measure.ts'
import type { Line, Stage } from './stage.ts'

/** A round trip is what the app asks together, before it waits for an answer. */
type Statement = { text: string; values: unknown[]; name?: string; roundTrip: number }

const OVERHEARD = 200

/** The bare driver's rate beside ours, for calls that are overheard first. */
export async function besides(
  stage: Stage,
  ours: Line,
  call: (nth: number) => Promise<unknown>,
): Promise<Line[]> {
  const raw = await rawRate(stage, await overhear(call))
  const name = ours.name.replace('_per_s', '')
  return [
    { name: `${name}_raw_per_s`, value: raw, unit: '1/s' },
    { name: `${name}_raw_ratio`, value: ours.value / raw, unit: '' },
  ]
}

/** Overhears calls within this process, one after the other. */
async function overhear(call: (nth: number) => Promise<unknown>): Promise<Statement[][]> {
  const heard: Statement[][] = []
  const real = pg.Client.prototype.query
  let [roundTrip, open] = [0, 0]
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    if (open++ === 0) roundTrip++
    const [asked, values] = given as [string | pg.QueryConfig, unknown[]?]
    const { text, name, ...rest } = typeof asked === 'string' ? { text: asked, values: [] } : asked
    heard
      .at(-1)
      ?.push({ text, values: values ?? rest.values ?? [], ...(name && { name }), roundTrip })
    const answer = Reflect.apply(real, this, given) as Promise<unknown>
    const answered = () => void open--
    answer.then(answered, answered)
    return answer
  } as typeof real
  try {
    for (let nth = 0; nth < OVERHEARD; nth++) {
      heard.push([])
      await call(nth)
    }
  } finally {
    pg.Client.prototype.query = real
  }
  return heard.map(withoutSession)
}

/** The median rate at which the bare driver carries out what was overheard, each time under fresh ids. */
async function rawRate({ appUrl, options }: Stage, heard: readonly Statement[][]): Promise<number> {
  const { connections, seconds, runs } = options
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: connections,
    pipeline: true,
    options: PLANNED_ONCE,
  })
  const known = heard.map(statements =>
    [...Map.groupBy(statements, ({ roundTrip }) => roundTrip).values()].map(asked =>
      asked.map(prepare),
    ),
  )
  const work = async (nth: number) => {
    const fresh = new Map<string, string>()
    const client = await pool.connect()
    try {
      for (const roundTrip of known[nth % known.length]!)
        await Promise.all(roundTrip.map(statement => ask(client, statement(fresh))))
    } finally {
      client.release()
    }
  }
  const rates: number[] = []
  try {
    await closedLoop({ at: connections, seconds: seconds / 2 }, work)
    for (let run = 0; run < runs; run++) {
      const seen = await closedLoop({ at: connections, seconds }, work)
      if (seen.errors[0]) throw seen.errors[0]
      rates.push(rateOf(seen))
    }
  } finally {
    await pool.end()
  }
  return median(rates)
}

// Read, and now and then told that somebody was seen.
const SESSION = /access"?\."?session/

/** One transaction in the scope of the call: what comes before the scope is narrowed is about the session. */
function withoutSession(statements: readonly Statement[]): Statement[] {
  const session = statements.findLastIndex(({ text }) => SESSION.test(text))
  const [scope, ...rest] = statements.slice(session + 1)
  if (!scope?.text.startsWith('set local')) throw new Error(`no scope was set: ${scope?.text}`)
  return [{ ...scope, text: `begin; ${scope.text}` }, ...rest]
}

/** An id that the load does not know was minted for this call; a number of a matter is one too. */
const MINTED =
  /[0-9a-f]{8}-[0-9a-f]{4}-7(?!000-8000-)[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|\d{6}-[0-9A-Z]{6}(?![0-9A-Za-z-])/g

function prepare({ values, roundTrip: _, ...statement }: Statement) {
  const minted = new Set(values.flatMap((value, i) => (holdsMinted(value) ? [i] : [])))
  return (fresh: Map<string, string>) => ({
    ...statement,
    values: minted.size
      ? values.map((value, i) => (minted.has(i) ? renewed(value, fresh) : value))
      : values,
  })
}

const holdsMinted = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.search(MINTED) >= 0
    : Array.isArray(value) && value.some(holdsMinted)

function renewed(value: unknown, fresh: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map(item => renewed(item, fresh))
  if (typeof value !== 'string') return value
  return value.replaceAll(MINTED, known => {
    const id = fresh.get(known) ?? (known.length === 36 ? newId() : numbered(known))
    fresh.set(known, id)
    return id
  })
}

const numbered = (known: string): string => `${known.slice(0, 7)}${spokenCode(6)}`
