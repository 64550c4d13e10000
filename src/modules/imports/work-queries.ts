/** The SQL of those who work on imports: holding one, and writing down each chunk. */
import { sql } from 'kysely'
import type { Kept, RowChange } from '#platform/db/bulk.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/app-error.ts'
import type { Import } from './contract.ts'
import type { ImportRow, Key } from './queries.ts'
import { of } from './queries.ts'

/** Takes up the import that has waited longest for work, and holds it until a moment. Who would hold it for minutes has a wrong clock. */
export async function take(
  tx: Tx,
  hold: { holder: string; now: Date; until: Date },
): Promise<Key | undefined> {
  const { rows } = await sql<Key>`
    update imports.import i set holder = ${hold.holder}, held_until = ${hold.until}
    from (
      select region, id from imports.import
      where state in ('planning', 'running', 'undoing')
        and (held_until is null or held_until not between ${hold.now} and ${hold.now}::timestamptz + interval '1 minute')
      order by at limit 1 for update skip locked) next
    where i.region = next.region and i.id = next.id
    returning i.region, i.id`.execute(tx)
  return rows[0]
}

/** Goes on holding, and locks the import until the transaction ends; fails once somebody has stopped it. */
export async function hold(tx: Tx, job: Held, until: Date): Promise<void> {
  const row = await held(tx, job).set({ heldUntil: until }).returning('id').executeTakeFirst()
  if (!row) throw new AppError('CONFLICT', STOPPED)
}

export const STOPPED = 'not-in-this-state'

export type Held = Pick<ImportRow, 'region' | 'id' | 'state' | 'holder'>

/** Ends the work, or lets go of it where `state` stays as it is. */
export const letGo = (
  tx: Tx,
  job: Held,
  end: { state: string; stoppedBecause?: string; endedAt?: Date },
) =>
  held(tx, job)
    .set({ ...end, holder: null, heldUntil: null })
    .execute()

export const setRows = (tx: Tx, job: Held, rows: number) => held(tx, job).set({ rows }).execute()

const held = (tx: Tx, { region, id, state, holder }: Held) =>
  tx
    .updateTable('imports.import')
    .where('region', '=', region)
    .where('id', '=', id)
    .where('state', '=', state)
    .where('holder', '=', holder)

export type Chunk = Import['counts'] & { seq: number; rows: number; places: string }

export const insertChunk = (tx: Tx, key: Key, chunk: Chunk) =>
  tx
    .insertInto('imports.chunk')
    .values({ ...of(key), ...chunk })
    .execute()

const chunks = (tx: Tx, key: Key) =>
  tx
    .selectFrom('imports.chunk')
    .select('seq')
    .where(eb => eb.and(of(key)))

export const chunksDone = (tx: Tx, key: Key) => chunks(tx, key).execute()

/** The last chunk that is not yet taken back. */
export const lastChunk = (tx: Tx, key: Key) =>
  chunks(tx, key).where('undone', '=', false).orderBy('seq', 'desc').executeTakeFirst()

export type FindingRow = {
  sheet: number
  row: number
  column: number | null
  field: string
  reason: string
  fails: boolean
  /** As PostgreSQL writes bytes. */
  value: string | null
}

export const insertFindings = (tx: Tx, { region, id }: Key, rows: readonly FindingRow[]) =>
  sql`
    insert into imports.finding (region, import_id, sheet, row_number, column_index, field, reason, fails, value_cipher)
    select ${region}, ${id}::uuid, sheet, "row", "column", field, reason, fails, value
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f
      (sheet integer, "row" integer, "column" integer, field text, reason text, fails boolean, value bytea)
    on conflict do nothing`.execute(tx)

export const KINDS = ['residencies', 'persons', 'households', 'places'] as const
export type Kind = (typeof KINDS)[number]

export const insertChanges = (
  tx: Tx,
  { region, id, seq }: Key & { seq: number },
  changes: readonly (RowChange & { kind: Kind })[],
) =>
  sql`
    insert into imports.change (region, import_id, seq, kind, record_id, mark, before)
    select ${region}, ${id}::uuid, ${seq}, kind, id, mark, before::jsonb
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (kind text, id uuid, mark text, before text)`.execute(
    tx,
  )

export async function changesOf(
  tx: Tx,
  { region, id, seq }: Key & { seq: number },
): Promise<(RowChange & { kind: Kind })[]> {
  const { rows } = await sql<RowChange & { kind: Kind }>`
    select kind, record_id as id, mark, before::text as before from imports.change
    where region = ${region} and import_id = ${id} and seq = ${seq}`.execute(tx)
  return rows
}

/** Notes that a chunk was taken back, but for what is kept. */
export async function noteUndone(
  tx: Tx,
  { seq, ...key }: Key & { seq: number },
  kept: readonly (Kept & { kind: Kind })[],
): Promise<void> {
  const chunk = { ...of(key), seq }
  for (const { kind, id: recordId, why } of kept)
    await tx
      .updateTable('imports.change')
      .set({ kept: why })
      .where(eb => eb.and({ ...chunk, kind, recordId }))
      .execute()
  await tx
    .deleteFrom('imports.change')
    .where(eb => eb.and(chunk))
    .where('kept', 'is', null)
    .execute()
  await tx
    .updateTable('imports.chunk')
    .set({ undone: true })
    .where(eb => eb.and(chunk))
    .execute()
}

/** Forgets what imports before a moment found and changed, so many rows at a time; gives how many. */
export async function purge(tx: Tx, before: Date): Promise<number> {
  let forgotten = 0
  for (const table of ['imports.change', 'imports.finding']) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where ctid = any(array(
        select r.ctid from ${sql.table(table)} r join imports.import i on i.region = r.region and i.id = r.import_id
        where i.at < ${before} and i.state not in ('running', 'undoing') limit ${FORGOTTEN_AT_ONCE}))`.execute(
      tx,
    )
    forgotten += Number(numAffectedRows)
  }
  // What the first rows of a file show is about people as the file is.
  const { numUpdatedRows } = await tx
    .updateTable('imports.import')
    .set({ sampleCipher: null })
    .where('at', '<', before)
    .where('sampleCipher', 'is not', null)
    .executeTakeFirst()
  return forgotten + Number(numUpdatedRows)
}

const FORGOTTEN_AT_ONCE = 5000
