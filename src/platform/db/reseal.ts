/**
 * Seals anew what an older key sealed, a few hundred rows at a time, while others work on them: a
 * value that changed meanwhile is left for the next round.
 */
import { sql } from 'kysely'
import type { Vault } from '../vault.ts'
import { rowHashOf } from './bulk.ts'
import type { Db, Tx } from './db.ts'
import { inScope } from './db.ts'
import { EVERYWHERE } from './scope.ts'

/** Where sealed values stand. Whoever owns the table says so, in SQL. */
export type Sealed = {
  table: string
  /** What every value is bound to, before the id. */
  bound: string
  id?: string
  /** The bytes as they stand in a row. */
  read: string
  /** Puts `fresh` in their place. */
  write: string
  /** The same for the index under which the value is found. */
  index?: { read: string; write: string }
}
/** A row whose index was renewed, with its marks before and after. */
export type Remarked = { id: string; from: string; to: string }

/** A column of bytes, bound to the row's id, and the column of its index. */
export const sealedColumn = (
  table: string,
  column: string,
  bound: string,
  index?: string,
): Sealed => ({
  table,
  bound,
  ...bytesIn(column),
  ...(index && { index: bytesIn(index) }),
})
const bytesIn = (column: string) => ({ read: column, write: `${column} = fresh` })

const PAGES = 64
const ROUNDS = 10

/** Goes over the whole table until the current key has sealed all of it; gives how many it sealed. */
export const reseal = (db: Db, vault: Vault, sealed: Sealed): Promise<number> =>
  overAll(db, sealed, page => resealPages(db, vault, { sealed, page }))

/** The same for the indexes under which values are found; `remark` hears of the rows it renewed. */
export const reindex = (
  db: Db,
  vault: Vault,
  sealed: Sealed,
  remark: (tx: Tx, marks: Remarked[]) => Promise<unknown>,
): Promise<number> => overAll(db, sealed, page => reindexPages({ db, vault, remark }, sealed, page))

async function overAll(
  db: Db,
  { table }: Sealed,
  work: (page: number) => Promise<number>,
): Promise<number> {
  let count = 0
  for (let round = 0; round < ROUNDS; round++) {
    const before = count
    const { rows } = await inScope(db, EVERYWHERE, tx =>
      sql<{
        pages: number
      }>`select pg_relation_size(${table}::regclass) / 8192 as pages`.execute(tx),
    )
    for (let page = 0; page <= rows[0]!.pages; page += PAGES) count += await work(page)
    if (count === before) return count
  }
  return count
}

type Row = { at: string; id: string; old: Buffer }

async function resealPages(
  db: Db,
  vault: Vault,
  { sealed, page }: { sealed: Sealed; page: number },
): Promise<number> {
  const { table, bound, id = 'id', read, write } = sealed
  return inScope(db, EVERYWHERE, async tx => {
    const { rows } = await sql<Row>`
      select ctid::text as at, ${sql.raw(id)} as id, ${sql.raw(read)} as old from ${sql.table(table)}
      where ctid >= ${`(${page},0)`}::tid and ctid < ${`(${page + PAGES},0)`}::tid
        and get_byte(${sql.raw(read)}, 0) <> ${vault.current()}`.execute(tx)
    if (rows.length === 0) return 0
    const fresh = rows.map(row => {
      const to = `${bound}:${row.id}`
      return vault.seal(vault.open(row.old, to), to)
    })
    const { numAffectedRows } = await sql`
      update ${sql.table(table)} as t set ${sql.raw(write)}
      from unnest(${rows.map(({ at }) => at)}::tid[], ${rows.map(({ old }) => old)}::bytea[], ${fresh}::bytea[])
        as c (at, was, fresh)
      where t.ctid = c.at and ${sql.raw(read)} = c.was`.execute(tx)
    return Number(numAffectedRows ?? 0)
  })
}

type Renewing = {
  db: Db
  vault: Vault
  remark(tx: Tx, marks: Remarked[]): Promise<unknown>
}

async function reindexPages(
  { db, vault, remark }: Renewing,
  { table, bound, id = 'id', read, index }: Sealed,
  page: number,
): Promise<number> {
  return inScope(db, EVERYWHERE, async tx => {
    const { rows } = await sql<Row & { sealed: Buffer }>`
      select ctid::text as at, ${sql.raw(id)} as id, ${sql.raw(read)} as sealed, ${sql.raw(index!.read)} as old
      from ${sql.table(table)}
      where ctid >= ${`(${page},0)`}::tid and ctid < ${`(${page + PAGES},0)`}::tid
        and ${sql.raw(read)} is not null`.execute(tx)
    const stale = rows.flatMap(row => {
      const fresh = vault.index(vault.open(row.sealed, `${bound}:${row.id}`))
      return fresh.equals(row.old) ? [] : { ...row, fresh }
    })
    if (stale.length === 0) return 0
    const { rows: marks } = await sql<Remarked>`
      update ${sql.table(table)} as t set ${sql.raw(index!.write)}
      from unnest(${stale.map(({ at }) => at)}::tid[], ${stale.map(({ old }) => old)}::bytea[],
        ${stale.map(({ fresh }) => fresh)}::bytea[]) as c (at, was, fresh)
      where t.ctid = c.at and ${sql.raw(index!.read)} = c.was
      returning new.${sql.raw(id)} as id, ${rowHashOf('old')} as "from", ${rowHashOf('new')} as "to"`.execute(
      tx,
    )
    await remark(tx, marks)
    return marks.length
  })
}

/** How many values each key has sealed. */
export async function countByKey(db: Db, places: readonly Sealed[]): Promise<Map<number, number>> {
  const counts = new Map<number, number>()
  for (const { table, read } of places) {
    const { rows } = await inScope(db, EVERYWHERE, tx =>
      sql<{ key: number; values: number }>`
        select get_byte(${sql.raw(read)}, 0) as key, count(*) as values from ${sql.table(table)}
        where ${sql.raw(read)} is not null group by 1`.execute(tx),
    )
    for (const { key, values } of rows) counts.set(key, (counts.get(key) ?? 0) + Number(values))
  }
  return counts
}
