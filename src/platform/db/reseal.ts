/**
 * Seals anew what an older key sealed, a few hundred rows at a time, while others work on them: a
 * value that changed meanwhile is left for the next round.
 */
import { sql } from 'kysely'
import type { Vault } from '../vault.ts'
import type { Db } from './db.ts'
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
}

/** A column of bytes, bound to the row's id. */
export const sealedColumn = (table: string, column: string, bound: string): Sealed => ({
  table,
  bound,
  read: column,
  write: `${column} = fresh`,
})

const PAGES = 64
const ROUNDS = 10

/** Goes over the whole table until the current key has sealed all of it; gives how many it sealed. */
export async function reseal(db: Db, vault: Vault, sealed: Sealed): Promise<number> {
  let count = 0
  for (let round = 0; round < ROUNDS; round++) {
    const before = count
    const { rows } = await inScope(db, EVERYWHERE, tx =>
      sql<{
        pages: number
      }>`select pg_relation_size(${sealed.table}::regclass) / 8192 as pages`.execute(tx),
    )
    for (let page = 0; page <= rows[0]!.pages; page += PAGES)
      count += await resealPages(db, vault, { sealed, page })
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
        as c (at, old, fresh)
      where t.ctid = c.at and ${sql.raw(read)} = c.old`.execute(tx)
    return Number(numAffectedRows ?? 0)
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
