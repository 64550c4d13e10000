/**
 * The one way to the database: a transaction in a scope. There is no query without a scope, because
 * the pool's own handle is a different type and row-level security refuses it anyway.
 */
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { Refusal } from '../refusal.ts'
import type { Scope } from './scope.ts'
import { EVERYWHERE, settings } from './scope.ts'
import type { DB } from './tables.gen.ts'

export type Db = Kysely<DB> & { readonly [pooled]: true }
/** An open transaction in a scope; a write that asks for one cannot be handed the pool. */
export type Tx = Kysely<DB> & { readonly [inTransaction]: true }
declare const pooled: unique symbol
declare const inTransaction: unique symbol

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
/** How many may wait for each connection: what comes after them would only wait in vain. */
const LINE = 4

/**
 * Opens a pool. Transactions end after `transactionMs`: one long writer would hold back every reader
 * of the event log. A database that says nothing more is left soon after, and its connection cut.
 */
export function openDb(
  url: string,
  { max = 16, transactionMs = 1000, patienceMs = PATIENCE_MS } = {},
): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: transactionMs + patienceMs,
    options: `-c transaction_timeout=${transactionMs} -c timezone=UTC`,
  })
  // A connection that dies, idle or at work, must not take the process with it: its query is told.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  const connect = () => lent(pool, transactionMs + patienceMs)
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({
      pool: { connect, end: () => pool.end(), options: pool.options },
    }),
    plugins: [new CamelCasePlugin({ underscoreBeforeDigits: false })],
  }) as Db
  pools.set(db, pool)
  return db
}

const pools = new WeakMap<Db, pg.Pool>()

/** Whether so many wait for a connection that one more should rather come back later. */
export function crowded(db: Db): boolean {
  const pool = pools.get(db)
  return pool !== undefined && pool.waitingCount >= LINE * pool.options.max
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

/** Runs `work` in one transaction of a scope: all of it is kept, or nothing. */
export function inScope<T>(db: Db, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.connection().execute(async connection => {
    const tx = connection as Tx
    await sql.raw(`begin; ${settings(scope)}`).execute(tx)
    scopes.set(tx, scope)
    try {
      const result = await work(tx)
      await sql.raw('commit').execute(tx)
      return result
    } catch (error) {
      const end = error instanceof Refusal && error.detail.keep ? 'commit' : 'rollback'
      // A lost connection has already rolled back; the first error is the one to tell.
      await sql
        .raw(end)
        .execute(tx)
        .catch(() => undefined)
      throw error
    }
  })
}

/** Narrows or moves the scope of a transaction that is already open. */
export async function enter(tx: Tx, scope: Scope): Promise<void> {
  await sql.raw(settings(scope)).execute(tx)
  scopes.set(tx, scope)
}

/**
 * Looks beyond the scope for something that is nobody's secret, such as who serves in the street
 * above. One look at a time: a second would come back to the first one's scope. A look that fails
 * has ended the transaction, scope and all.
 */
export async function beyond<T>(tx: Tx, look: () => Promise<T>): Promise<T> {
  const scope = scopes.get(tx)!
  if (scope === EVERYWHERE) return look()
  await enter(tx, EVERYWHERE)
  const result = await look()
  await enter(tx, scope)
  return result
}

const scopes = new WeakMap<Tx, Scope>()

/** The name of the constraint that a write broke, if that is what the error is. */
export const brokenConstraint = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError && error.code?.startsWith('23') ? error.constraint : undefined
