/**
 * Many rows in one statement, each with its mark: a fingerprint that holds until somebody else
 * changes the row. So work on thousands of rows can be undone later, exactly and row by row.
 */
import { sql } from 'kysely'
import { brokenConstraint } from './db.ts'
import type { Tx } from './db.ts'

export type Row = { id: string } & Record<string, unknown>
export type Table = { name: string; region: number }
/** What a statement did to a row: `before` holds the columns that it changed, null where it added. */
export type Trace = { id: string; mark: string; before: unknown }
export type Kept = { id: string; why: 'changed-since' | 'still-needed' }

/** Columns that a later migration adds are empty in old rows, and leave their marks as they were. */
const markOf = (row: string) => sql.raw<string>(`md5(jsonb_strip_nulls(to_jsonb(${row}))::text)`)
/** The mark of the row that a query calls `t`. */
export const mark = markOf('t')

/** Adds rows, which must all have the same columns. */
export async function insertRows(tx: Tx, table: Table, rows: readonly Row[]): Promise<Trace[]> {
  if (rows.length === 0) return []
  const columns = columnsOf(['region', ...Object.keys(rows[0]!)])
  const json = JSON.stringify(rows.map(row => inJson({ region: table.region, ...row })))
  const { rows: added } = await sql<Trace>`
    insert into ${sql.table(table.name)} as t (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table.name)}, ${json}::jsonb)
    returning t.id, ${mark} as mark, null as before`.execute(tx)
  return added
}

/** Changes the columns that each row names, if its mark still holds; gives those that it changed. */
export async function changeRows(
  tx: Tx,
  table: Table,
  rows: readonly { id: string; mark: string; to: Record<string, unknown> }[],
): Promise<Trace[]> {
  if (rows.length === 0) return []
  const changes = JSON.stringify(rows.map(row => ({ ...row, to: inJson(row.to) })))
  const columns = columnsOf([...new Set(rows.flatMap(row => Object.keys(row.to)))])
  const { rows: changed } = await sql<Trace>`
    update ${sql.table(table.name)} as t
    set (${columns}) = (select ${columns} from jsonb_populate_record(t, c."to"))
    from jsonb_to_recordset(${changes}::jsonb) as c (id uuid, mark text, "to" jsonb)
    where t.region = ${table.region} and t.id = c.id and ${mark} = c.mark
    returning new.id, ${markOf('new')} as mark,
      (select jsonb_object_agg(k, to_jsonb(old) -> k) from jsonb_object_keys(c."to") k) as before`.execute(
    tx,
  )
  return changed
}

/**
 * Undoes what the traces tell of, in their order: rows that were added are removed, the others get
 * back what they were. Gives the rows that stay, because somebody changed or refers to them since.
 */
export async function takeBack(tx: Tx, table: Table, traces: readonly Trace[]): Promise<Kept[]> {
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
  traces: readonly Trace[],
  work: (part: readonly Trace[]) => Promise<Kept[]>,
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

async function remove(tx: Tx, table: Table, traces: readonly Trace[]): Promise<Kept[]> {
  const { rows: gone } = await sql<{ id: string }>`
    delete from ${sql.table(table.name)} as t using ${given(traces)}
    where t.region = ${table.region} and t.id = c.id and ${mark} = c.mark
    returning t.id`.execute(tx)
  return others(tx, table, { traces, done: gone })
}

async function restore(tx: Tx, table: Table, traces: readonly Trace[]): Promise<Kept[]> {
  const names = [...new Set(traces.flatMap(({ before }) => Object.keys(before as object)))]
  const columns = columnsOf(names)
  const { rows: restored } = await sql<{ id: string }>`
    update ${sql.table(table.name)} as t
    set (${columns}) = (select ${columns} from jsonb_populate_record(t, c.before))
    from ${given(traces)}
    where t.region = ${table.region} and t.id = c.id and ${mark} = c.mark
    returning t.id`.execute(tx)
  return others(tx, table, { traces, done: restored })
}

/** What is still there and was not done; a row that somebody has removed needs no undoing. */
async function others(
  tx: Tx,
  table: Table,
  { traces, done }: { traces: readonly Trace[]; done: { id: string }[] },
): Promise<Kept[]> {
  if (done.length === traces.length) return []
  const ids = new Set(done.map(row => row.id))
  const left = traces.filter(trace => !ids.has(trace.id))
  const { rows } = await sql<{ id: string }>`
    select t.id from ${sql.table(table.name)} as t, ${given(left)}
    where t.region = ${table.region} and t.id = c.id`.execute(tx)
  return rows.map(({ id }) => ({ id, why: 'changed-since' }))
}

const given = (traces: readonly Trace[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(traces)}::jsonb) as c (id uuid, mark text, before jsonb)`

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
