/**
 * The one way to the database: a transaction in a scope. There is no query without a scope, because
 * the pool itself can be asked nothing, and row-level security refuses whoever asks without one.
 */
import { availableParallelism } from 'node:os'
import pg from 'pg'
import { AppError } from '../app-error.ts'
import type { Scope } from './scope.ts'
import { EVERYWHERE, settings } from './scope.ts'
import type { Tx } from './tx.ts'
import { ask, forgetEvicted, learnAnew, txOn } from './tx.ts'

export type { Tx } from './tx.ts'
export type Db = {
  connect(): Promise<pg.PoolClient>
  /** Whether so many wait for a connection that one more should rather come back later. */
  crowded(): boolean
  destroy(): Promise<void>
}

// Region codes, counts and sums of fen all fit a double exactly; anything larger is a bug to hear of.
pg.types.setTypeParser(pg.types.builtins.INT8, text => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`int8 out of range: ${text}`)
  return value
})
// A day is a day in Shanghai, not a moment in the server's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)

/** Beyond this a call is not slow any more: its database is away. */
const PATIENCE_MS = 4000
/** Left to itself, the database would plan anew whatever has a list among its parameters. */
export const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan'
/** As many as the processors can feed, and a few to wait for the disk: more would only take turns. */
const CONNECTIONS = 2 + 2 * availableParallelism()
/** How many may wait for a connection: what comes after them would only wait in vain. */
const LINE = 64

/**
 * Opens a pool. Transactions end after `transactionMs`: one long writer would hold back every reader
 * of the event log. A database that says nothing more is left soon after, and its connection cut.
 */
export function openDb(
  url: string,
  { max = CONNECTIONS, transactionMs = 1000, patienceMs = PATIENCE_MS } = {},
): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: transactionMs + patienceMs,
    // A query is sent at once, behind those that are still being answered.
    pipeline: true,
    options: `-c transaction_timeout=${transactionMs} -c timezone=UTC ${PLANNED_ONCE}`,
  })
  // A connection that dies, idle or at work, must not take the process with it: its query is told.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return {
    connect: () => lent(pool, transactionMs + patienceMs),
    crowded: () => pool.waitingCount >= LINE,
    destroy: () => pool.end(),
  }
}

/** A connection for one transaction; one that does not come back in time is cut, never used again. */
async function lent(pool: pg.Pool, ms: number): Promise<pg.PoolClient> {
  const client = await pool.connect()
  const giveBack = client.release.bind(client)
  const cut = setTimeout(() => (client as unknown as pg.Client).connection.stream.destroy(), ms)
  client.release = broken => {
    clearTimeout(cut)
    giveBack(broken)
  }
  return client
}

type Open = {
  /** None while the transaction is apart, and after its end. */
  client: pg.PoolClient | undefined
  db: Db
  scope: Scope
  sent: Promise<unknown>[]
  later: (() => void)[]
}
const opened = new WeakMap<Tx, Open>()

/** Runs `work` in one transaction of a scope: all of it is kept, or nothing. */
export async function inScope<T>(db: Db, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const open: Open = { client: undefined, db, scope, sent: [], later: [] }
  const tx = txOn(() => open.client)
  opened.set(tx, open)
  await begin(open)
  try {
    const result = await work(tx)
    await end(open, 'commit')
    for (const work of open.later) work()
    return result
  } catch (error) {
    const words = error instanceof AppError && error.detail.keep ? 'commit' : 'rollback'
    // A lost connection has already rolled back; the first error is the one to tell.
    await end(open, words).catch(() => undefined)
    const reason = (await failureOf(open)) ?? error
    if (isOutdated(reason)) learnAnew()
    throw reason
  } finally {
    release(open)
  }
}

/**
 * Lets a statement go whose answer nobody needs: it costs no waiting, and if it fails, the whole
 * transaction fails for its reason.
 */
export const queueStatement = (tx: Tx, statement: Promise<unknown>): void =>
  letGo(opened.get(tx)!, statement)

/** Does it once all is kept, and never if it is not: what leaves the app cannot be called back. */
export function afterCommit(tx: Tx, work: () => void): void {
  opened.get(tx)!.later.push(work)
}

/**
 * Keeps what was done so far, works without holding a connection, and goes on in a transaction of
 * the same scope: a crowd that waits for a slow computation must not keep everybody from the database.
 */
export async function outsideTransaction<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const open = opened.get(tx)!
  await end(open, 'commit')
  release(open)
  try {
    return await work()
  } finally {
    await begin(open)
  }
}

/** Narrows or moves the scope of a transaction that is already open, for all that is asked from here on. */
export function setScope(tx: Tx, scope: Scope): void {
  const open = opened.get(tx)!
  open.scope = scope
  letGo(open, ask(open.client, settings(scope)))
}

/**
 * Asks one question beyond the scope, about something that is nobody's secret, such as who serves in
 * the street above. The scope is back before the answer is: what is asked later stays within it.
 */
export function elevated<T>(tx: Tx, ask: () => Promise<T>): Promise<T> {
  const { scope } = opened.get(tx)!
  if (scope === EVERYWHERE) return ask()
  setScope(tx, EVERYWHERE)
  const answer = ask()
  setScope(tx, scope)
  return answer
}

/** The name of the constraint that a write broke, if that is what the error is. */
export const brokenConstraint = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError && error.code?.startsWith('23') ? error.constraint : undefined

/**
 * The column whose value was there already, as the contract writes it, read off the name of the key:
 * `honour_title_key` is about the title. What stands in it the database tells nobody who may not see it.
 */
export function takenField(error: unknown): string | undefined {
  const { table, constraint } = error as pg.DatabaseError
  const [, column] = new RegExp(`^${table}_(?:region_)?(\\w+)_key$`).exec(constraint ?? '') ?? []
  return column?.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Whether something that may be there only once was there already. */
export const wasTaken = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '23505'

async function begin(open: Open): Promise<void> {
  open.client = await open.db.connect()
  forgetEvicted(open.client)
  letGo(open, ask(open.client, `begin; ${settings(open.scope)}`))
}

function letGo({ sent }: Open, statement: Promise<unknown>): void {
  // Heard at the end; until then nobody listens, which is no fault.
  statement.catch(() => undefined)
  sent.push(statement)
}

async function end({ client, sent }: Open, words: 'commit' | 'rollback'): Promise<void> {
  const [{ command }] = await Promise.all([ask(client, words), ...sent])
  if (words === 'commit' && command !== 'COMMIT')
    throw new Error('a transaction went on after one of its statements had failed')
}

function release(open: Open): void {
  open.client?.release()
  open.client = undefined
}

const ALREADY_FAILED = '25P02'

/** Whether a statement was planned before a migration; asked once more, it is planned anew. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '0A000'

/** What failed by itself of what was queued: all that came after a failure failed only because of it. */
const failureOf = async ({ sent }: Open): Promise<unknown> =>
  (await Promise.allSettled(sent))
    .flatMap(one => (one.status === 'rejected' ? [one.reason] : []))
    .find(reason => reason?.code !== ALREADY_FAILED)
