/** Promises that ran out, taken and passed on in batches. */
import { sql } from 'kysely'
import type { Authorized } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import { obligations } from './obligations.ts'
import type { MatterRow } from './queries.ts'

type Overdue = { region: number; id: string; matterId: string; what: string }
/** A matter, and whether a supervision of it is running. */
export type Watched = MatterRow & { watched: boolean }

/**
 * Marks up to `limit` promises that ran out as passed on, and gives them oldest first, their matters
 * locked: matters before promises, the order in which every action takes its locks. What another
 * run took meanwhile no longer fits when it is marked, and is left out.
 */
export async function take(tx: Tx, now: Date, limit: number): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`
    with due as materialized (
      select o.region, o.id from matters.matter_obligation o
      join matters.matter m on m.region = o.region and m.id = o.matter_id
      where o.state = 'running' and o.escalated_at is null and o.due_at < ${now}
      order by o.due_at limit ${limit} for update of m skip locked),
    taken as (
      update matters.matter_obligation o set escalated_at = ${now}
      from due where o.region = due.region and o.id = due.id and o.state = 'running' and o.escalated_at is null
      returning o.region, o.id, o.matter_id, o.what, o.due_at)
    select region, id, matter_id, what from taken order by due_at, id`.execute(tx)
  return rows
}

/** The matters of these promises as they are now. */
export async function mattersOf(tx: Tx, overdue: readonly Overdue[]): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    select m.*, exists (
      select from matters.matter_obligation o
      where o.region = m.region and o.matter_id = m.id and o.what = 'supervise' and o.ended_at is null) as watched
    from matters.matter m where (m.region, m.id) in (
      select region, "matterId" from jsonb_to_recordset(${JSON.stringify(overdue)}::jsonb) d (region bigint, "matterId" uuid))`.execute(
    tx,
  )
  return rows
}

/** Matters with a promise that runs out before a moment and was counted without knowing its days, locked but for those on which somebody is acting. */
export async function unsettled(tx: Tx, until: Date, limit: number): Promise<MatterRow[]> {
  const { rows } = await sql<MatterRow>`
    select m.* from matters.matter m where (m.region, m.id) in (
      select region, matter_id from matters.matter_obligation where provisional and state = 'running' and due_at < ${until})
    limit ${limit} for update skip locked`.execute(tx)
  return rows
}

type Outcome = {
  matters: readonly Authorized<MatterRow>[]
  begun: Parameters<typeof obligations.insert>[1]
  now: Date
}

/** Writes what became of a batch: supervisions that ran out and others that began, and on each matter who watches it, or how it ended. */
export async function save(
  tx: Tx,
  overdue: readonly Overdue[],
  { matters, begun, now }: Outcome,
): Promise<void> {
  const ranOut = overdue.filter(({ what }) => what === 'supervise')
  await sql`
    update matters.matter_obligation o set state = 'missed', ended_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(ranOut)}::jsonb) d (region bigint, id uuid)
    where o.region = d.region and o.id = d.id`.execute(tx)
  obligations.insert(tx, begun)
  const shown = sql`jsonb_populate_recordset(null::matters.matter, ${JSON.stringify(matters.map(row))}::jsonb) v`
  await sql`
    update matters.matter_obligation o set state = 'dropped', ended_at = ${now}, due_at = coalesce(o.due_at, ${now})
    from ${shown} where v.closed_at is not null and o.region = v.region and o.matter_id = v.id and o.ended_at is null`.execute(
    tx,
  )
  await sql`
    update matters.matter m set version = v.version, supervised_by = v.supervised_by, escalated = v.escalated,
      state = v.state, closed_at = v.closed_at, closed_level = v.closed_level, outcome = v.outcome,
      due_at = (select min(o.due_at) from matters.matter_obligation o where o.region = m.region and o.matter_id = m.id and o.ended_at is null)
    from ${shown} where m.region = v.region and m.id = v.id`.execute(tx)
}

const row = (matter: MatterRow) => ({
  region: matter.region,
  id: matter.id,
  version: matter.version,
  supervised_by: matter.supervisedBy,
  escalated: matter.escalated,
  state: matter.state,
  closed_at: matter.closedAt,
  closed_level: matter.closedLevel,
  outcome: matter.outcome,
})
