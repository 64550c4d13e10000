import { sql } from 'kysely'
import type { Authorized } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Remarked, Sealed } from '#platform/db/reseal.ts'
import { sealedColumn } from '#platform/db/reseal.ts'
import type { Import, Mapping } from './contract.ts'

/** A person whose index was renewed is as an import left them: the mark goes along. Rows of other tables have no such mark. */
export const remark = (tx: Tx, marks: Remarked[]) =>
  sql`update imports.change c set mark = m."to"
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m (id uuid, "from" text, "to" text)
    where c.kind = 'persons' and c.record_id = m.id and c.mark = m."from"`.execute(tx)

/** What a person was before an import changed them is kept as the database wrote it. */
const before = (column: string, bound: string): Sealed => ({
  table: 'imports.change',
  bound,
  id: 'record_id',
  ...bytesBefore(`${column}_cipher`),
  index: bytesBefore(`${column}_index`),
})
const bytesBefore = (column: string) => ({
  read: `decode(substr(before ->> '${column}', 3), 'hex')`,
  write: `before = jsonb_set(before, '{${column}}', to_jsonb('\\x' || encode(fresh, 'hex')))`,
})
export const SEALED_IMPORTS = [
  sealedColumn('imports.import', 'sample_cipher', 'import-sample'),
  { ...sealedColumn('imports.finding', 'value_cipher', 'import-finding'), id: 'import_id' },
  before('phone', 'person-phone'),
  before('citizen_id', 'person-citizenId'),
]

export type Key = { region: number; id: string }
export type ImportRow = NonNullable<Awaited<ReturnType<typeof find>>>

const one = (tx: Tx, { region, id }: Key) =>
  tx.selectFrom('imports.import').selectAll().where('region', '=', region).where('id', '=', id)

export const find = (tx: Tx, key: Key) => one(tx, key).executeTakeFirst()

export const lock = (tx: Tx, key: Key) => one(tx, key).forUpdate().executeTakeFirst()

export const newest = (tx: Tx, region: number) =>
  tx
    .selectFrom('imports.import')
    .selectAll()
    .where('region', '=', region)
    .orderBy('at', 'desc')
    .limit(50)
    .execute()

export const insert = (
  tx: Tx,
  row: Omit<
    ImportRow,
    'mapping' | 'rows' | 'stoppedBecause' | 'endedAt' | 'holder' | 'heldUntil' | 'sheets'
  > & { sheets: string },
) => tx.insertInto('imports.import').values(row).execute()

export type Step = {
  state: string
  mapping?: Mapping
  stoppedBecause?: string | null
  endedAt?: Date | null
}

/** Moves an import on, and leaves it to whoever takes it up next. */
export const move = (tx: Tx, row: Authorized<ImportRow>, { mapping, ...step }: Step) =>
  tx
    .updateTable('imports.import')
    .set({
      ...step,
      ...(mapping && { mapping: JSON.stringify(mapping) }),
      holder: null,
      heldUntil: null,
    })
    .where('region', '=', row.region)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const othersAtWork = (tx: Tx, { region, id }: Key) =>
  tx
    .selectFrom('imports.import')
    .select('id')
    .where('region', '=', region)
    .where('id', '<>', id)
    .where('state', 'in', AT_WORK)
    .executeTakeFirst()

/** The states in which somebody works on an import. */
export const AT_WORK = ['planning', 'running', 'undoing']

/** What its chunks come to together. */
export type Sums = Import['counts'] & { rows: number; undone: number }

export async function sums(
  tx: Tx,
  region: number,
  ids: readonly string[],
): Promise<Map<string, Sums>> {
  const { rows } = await sql<Sums & { importId: string }>`
    select import_id as "importId", sum(rows) as rows, sum(added) as added, sum(changed) as changed, sum(same) as same,
      sum(failed) as failed, sum(warned) as warned, coalesce(sum(rows) filter (where undone), 0) as undone
    from imports.chunk where region = ${region} and import_id = any(${ids}::uuid[]) group by import_id`.execute(
    tx,
  )
  return new Map(rows.map(({ importId, ...sums }) => [importId, sums]))
}

/** How the chunks, findings and changes of an import name it. */
export const of = ({ region, id }: Key) => ({ region, importId: id })

const noted = (tx: Tx, key: Key) =>
  tx
    .selectFrom('imports.finding')
    .select(['sheet', 'rowNumber', 'columnIndex', 'field', 'reason', 'fails', 'valueCipher'])
    .where(eb => eb.and(of(key)))

export const findings = (tx: Tx, key: Key, limit: number) =>
  noted(tx, key)
    .orderBy('fails', 'desc')
    .orderBy('sheet')
    .orderBy('rowNumber')
    .orderBy('field')
    .limit(limit)
    .execute()

export const failures = (tx: Tx, key: Key) => noted(tx, key).where('fails', '=', true).execute()

/** An estate or building that is made, or for which so many rows wait. */
export type PlaceNote = { address: string; rows: number }

/** Those that are made, and those that are asked for, each once; the first so many. */
export async function placesOf(tx: Tx, { region, id }: Key, limit: number): Promise<PlaceNote[]> {
  const { rows } = await sql<PlaceNote>`
    select p.address, sum(p.rows)::integer as rows
    from imports.chunk c
    cross join lateral rows from (jsonb_to_recordset(c.places) as (address text, rows integer))
      with ordinality as p (address, rows, nth)
    where c.region = ${region} and c.import_id = ${id}
    group by p.address order by min(c.seq), min(p.nth) limit ${limit}`.execute(tx)
  return rows
}

type Stay = { kind: string; recordId: string; why: string; total: number }

/** What stays of an import that was taken back, the first of so many. */
export async function kept(tx: Tx, { region, id }: Key, limit: number): Promise<Stay[]> {
  const { rows } = await sql<Stay>`
    select kind, record_id as "recordId", kept as why, count(*) over () as total from imports.change
    where region = ${region} and import_id = ${id} and kept is not null order by seq, kind, record_id limit ${limit}`.execute(
    tx,
  )
  return rows
}

/** Forgets what a trial found. */
export async function forgetTrial(tx: Tx, key: Key): Promise<void> {
  for (const table of ['imports.finding', 'imports.chunk'] as const)
    await tx
      .deleteFrom(table)
      .where(eb => eb.and(of(key)))
      .execute()
}
