/**
 * A transaction as the verbs know it: Kysely over one connection, on which a query travels as soon
 * as it is asked. Answers come in the order of the questions, so those that need nothing of each
 * other are asked together and cost one round trip.
 */
import type { DatabaseConnection } from 'kysely'
import {
  CamelCasePlugin,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Socket } from 'node:net'
import type pg from 'pg'
import type { DB } from './tables.gen.ts'

/** An open transaction in a scope; a write that asks for one cannot be handed the pool. */
export type Tx = Kysely<DB> & { readonly [inTransaction]: true }
declare const inTransaction: unique symbol

const config = {
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new CamelCasePlugin({ underscoreBeforeDigits: false })],
}
const language = new Kysely<DB>(config).getExecutor()

/** Queries go to the connection that the transaction holds when they are asked. */
export function txOn(held: () => pg.PoolClient | undefined): Tx {
  const connection: DatabaseConnection = {
    async executeQuery({ sql, parameters }) {
      const query = { text: sql, values: [...parameters] }
      const name = parameters.length ? nameOf(sql) : undefined
      const planned = name === undefined && parameters.length > 0
      const { rows, rowCount } = planned
        ? await askPlanned(held(), query)
        : await ask(held(), { ...query, name })
      return { rows: rows ?? [], numAffectedRows: BigInt(rowCount ?? 0) }
    },
    streamQuery: () => {
      throw new Error('nothing is streamed')
    },
  }
  const executor = language.withConnectionProvider({
    provideConnection: consume => consume(connection),
  })
  const { dialect } = config
  return new Kysely<DB>({ config, dialect, driver: dialect.createDriver(), executor }) as Tx
}

/** All that is asked in one turn of the loop leaves in one packet. */
export async function ask(
  client: pg.PoolClient | undefined,
  query: string | pg.QueryConfig,
): Promise<pg.QueryResult> {
  if (!client) throw new Error('a query outside of its transaction')
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
  return client.query(query)
}

/** The pool keeps one plan for whatever has parameters; this is planned for the values that they have now. */
async function askPlanned(
  client: pg.PoolClient | undefined,
  query: pg.QueryConfig,
): Promise<pg.QueryResult> {
  const [, answer] = await Promise.all([
    ask(client, 'set local plan_cache_mode = force_custom_plan'),
    ask(client, query),
    ask(client, 'set local plan_cache_mode = force_generic_plan'),
  ])
  return answer
}

/** Each connection keeps the plans of as many; the one that was not asked for longest makes room. */
export const MOST_NAMES = 300
const LONGEST = 3000
/** How much lies in an interval, a page or a count decides which plan is good; and lists are seldom equally long. */
const PLANNED_EACH_TIME = / between | limit \$|^\s*select count| xid [<>]| in \(\$\d+, \$\d+, /i
/** By statement, the one asked last at the end. */
const names = new Map<string, string>()
let [named, evictions] = [0, 0]

/** After a migration, which changes what some statements give: all of them get new names, and so new plans. */
export function learnAnew(): void {
  names.clear()
  evictions++
}

/**
 * A statement with a name is understood and planned once by each connection, which costs more than
 * to carry it out. That holds for whatever is found by a key, which is nearly everything.
 */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql)
  if (known) names.delete(sql)
  else if (sql.length > LONGEST || PLANNED_EACH_TIME.test(sql)) return undefined
  else if (names.size >= MOST_NAMES) {
    names.delete(names.keys().next().value!)
    evictions++
  }
  const name = known ?? `s${named++}`
  names.set(sql, name)
  return name
}

const cleaned = new WeakMap<pg.PoolClient, number>()
type Parsed = { connection: { parsedStatements: Record<string, string> } }

/** Before a transaction: lets a connection forget what was evicted since its last one. */
export function forgetEvicted(client: pg.PoolClient): void {
  if (cleaned.get(client) === evictions) return
  cleaned.set(client, evictions)
  const { parsedStatements } = (client as unknown as Parsed).connection
  const kept = new Set(names.values())
  for (const name of Object.keys(parsedStatements)) {
    if (kept.has(name)) continue
    delete parsedStatements[name]
    client.query(`deallocate ${name}`).catch(() => undefined)
  }
}
