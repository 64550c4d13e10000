/**
 * Many rows in one statement, each with its mark: a fingerprint that holds until somebody else
 * changes the row. So work on thousands of rows can be undone later, exactly and row by row.
 */
import { sql } from 'kysely'
import { brokenConstraint } from './db.ts'
import type { Tx } from './db.ts'

export type Row = { id: string } & Record<string, unknown>
export type Table = { name: string; region: number }
/**
 * What a statement did to a row: `before` is the JSON of the columns that it changed, null where it
 * added. Text, because the names of columns in it must stay as the database writes them.
 */
export type RowChange = { id: string; mark: string; before: string | null }
export type Kept = { id: string; why: 'changed-since' | 'still-needed' }

/**
 * Columns that a later migration adds are empty in old rows, and leave their marks as they were. So
 * does sealing anew under another key: the index beside it tells whether the value is the same.
 */
export const rowHashOf = (row: string) =>
  sql.raw<string>(`md5(jsonb_strip_nulls(to_jsonb(${row}) - '{${SEALED}}'::text[])::text)`)
/** By name: to find them by their ending took half of the time that a mark takes. */
const SEALED = ['phone_cipher', 'citizen_id_cipher']
/** The mark of the row that a query calls `t`. */
export const rowHash = rowHashOf('t')

/** Adds rows, which must all have the same columns. */
export async function insertRows(tx: Tx, table: Table, rows: readonly Row[]): Promise<RowChange[]> {
  if (rows.length === 0) return []
  const columns = columnsOf(['region', ...Object.keys(rows[0]!)])
  const json = JSON.stringify(rows.map(row => inJson({ region: table.region, ...row })))
  const { rows: added } = await sql<RowChange>`
    insert into ${sql.table(table.name)} as t (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table.name)}, ${json}::jsonb)
    returning t.id, ${rowHash} as mark, null as before`.execute(tx)
  return added
}

/** Changes the columns that each row names; gives the rows whose mark still held, the only ones changed. */
export async function changeRows(
  tx: Tx,
  table: Table,
  rows: readonly { id: string; mark: string; to: Record<string, unknown> }[],
): Promise<RowChange[]> {
  const { unchanged } = await lockRows(tx, table, rows)
  if (unchanged.length === 0) return []
  const changes = JSON.stringify(unchanged.map(row => ({ ...row, to: inJson(row.to) })))
  const columns = columnsOf([...new Set(unchanged.flatMap(row => Object.keys(row.to)))])
  const { rows: changed } = await sql<RowChange>`
    update ${sql.table(table.name)} as t
    set (${columns}) = (select ${columns} from jsonb_populate_record(t, c."to"))
    from jsonb_to_recordset(${changes}::jsonb) as c (id uuid, "to" jsonb)
    where t.region = ${table.region} and t.id = c.id
    returning new.id, ${rowHashOf('new')} as mark,
      (select jsonb_object_agg(k, to_jsonb(old) -> k) from jsonb_object_keys(c."to") k)::text as before`.execute(
    tx,
  )
  return changed
}

/**
 * Undoes what the traces tell of, in their order: rows that were added are removed, the others get
 * back what they were. Gives the rows that stay, because somebody changed or refers to them since.
 */
export async function revert(tx: Tx, table: Table, traces: readonly RowChange[]): Promise<Kept[]> {
  const [added, changed] = [
    traces.filter(trace => trace.before === null),
    traces.filter(trace => trace.before !== null),
  ]
  return [
    ...(await inParts(tx, added, part => remove(tx, table, part))),
    ...(await inParts(tx, changed, part => restore(tx, table, part))),
  ]
}

/** Does it for all at once; where the database says no, for each half, down to the row that it means. */
async function inParts(
  tx: Tx,
  traces: readonly RowChange[],
  work: (part: readonly RowChange[]) => Promise<Kept[]>,
): Promise<Kept[]> {
  if (traces.length === 0) return []
  await sql`savepoint part`.execute(tx)
  try {
    const kept = await work(traces)
    await sql`release savepoint part`.execute(tx)
    return kept
  } catch (error) {
    if (!brokenConstraint(error)) throw error
    await sql`rollback to savepoint part; release savepoint part`.execute(tx)
    if (traces.length === 1) return [{ id: traces[0]!.id, why: 'still-needed' }]
    const half = Math.ceil(traces.length / 2)
    return [
      ...(await inParts(tx, traces.slice(0, half), work)),
      ...(await inParts(tx, traces.slice(half), work)),
    ]
  }
}

async function remove(tx: Tx, table: Table, traces: readonly RowChange[]): Promise<Kept[]> {
  const { unchanged, kept } = await lockRows(tx, table, traces)
  const ids = unchanged.map(({ id }) => id)
  await sql`
    delete from ${sql.table(table.name)} as t
    where t.region = ${table.region} and t.id = any(${ids}::uuid[])`.execute(tx)
  return kept
}

async function restore(tx: Tx, table: Table, traces: readonly RowChange[]): Promise<Kept[]> {
  const { unchanged, kept } = await lockRows(tx, table, traces)
  if (unchanged.length === 0) return kept
  const columns = columnsOf([
    ...new Set(unchanged.flatMap(({ before }) => Object.keys(JSON.parse(before!)))),
  ])
  await sql`
    update ${sql.table(table.name)} as t
    set (${columns}) = (select ${columns} from jsonb_populate_record(t, c.before::jsonb))
    from jsonb_to_recordset(${JSON.stringify(unchanged)}::jsonb) as c (id uuid, before text)
    where t.region = ${table.region} and t.id = c.id`.execute(tx)
  return kept
}

/**
 * Locks rows, and tells those whose marks still hold from those that stay because they were changed.
 * A row that is gone is neither. Each is looked up by itself: before a table was ever analysed, a
 * join would read all of its region.
 */
async function lockRows<Marked extends { id: string; mark: string }>(
  tx: Tx,
  table: Table,
  rows: readonly Marked[],
): Promise<{ unchanged: Marked[]; kept: Kept[] }> {
  const { rows: there } = await sql<{ id: string; mark: string }>`
    select l.id, l.mark from unnest(${rows.map(({ id }) => id)}::uuid[]) as k (id)
    cross join lateral (
      select t.id, ${rowHash} as mark from ${sql.table(table.name)} as t
      where t.region = ${table.region} and t.id = k.id for update) l`.execute(tx)
  const marks = new Map(there.map(row => [row.id, row.mark]))
  return {
    unchanged: rows.filter(row => marks.get(row.id) === row.mark),
    kept: rows
      .filter(row => marks.has(row.id) && marks.get(row.id) !== row.mark)
      .map(({ id }) => ({ id, why: 'changed-since' })),
  }
}

const columnsOf = (names: readonly string[]) => sql.join(names.map(name => sql.ref(name)))

/** The row under the names of its columns; bytes as PostgreSQL reads them. */
const inJson = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      snake(name),
      Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
    ]),
  )

const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
