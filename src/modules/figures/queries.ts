/** The one module that reads the records of others, and only to count them. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'

/** Events below the oldest running transaction that are not yet counted, at most `limit` transactions' worth. */
export async function fresh(tx: Tx, limit: number): Promise<{ upTo: string; days: { region: number; day: string }[] } | undefined> {
  const { rows: [reach] } = await sql<{ upTo: string | null }>`
    select max(xid)::text as "upTo" from (
      select e.xid from platform.event e, figures.progress p
      where e.xid > p.xid and e.xid < pg_snapshot_xmin(pg_current_snapshot()) and e.subject = 'matter'
      order by e.xid limit ${limit}) next`.execute(tx)
  if (!reach?.upTo) return undefined
  const { rows: days } = await sql<{ region: number; day: string }>`
    select distinct s.region, (s.at at time zone 'Asia/Shanghai')::date as day
    from platform.event e
    join figures.progress p on e.xid > p.xid
    join matters.step s on s.region = e.region and s.matter_id = e.subject_id
    where e.subject = 'matter' and e.xid <= ${reach.upTo}::xid8`.execute(tx)
  return { upTo: reach.upTo, days }
}

export const advance = (tx: Tx, upTo: string) => sql`update figures.progress set xid = ${upTo}::xid8`.execute(tx)

/** Counts one region and day anew from the records; running it again changes nothing. */
export async function recount(tx: Tx, region: number, day: string): Promise<void> {
  await tx.deleteFrom('figures.daily').where('region', '=', region).where('day', '=', day).execute()
  await sql`
    with span as (
      select (${day}::date::timestamp at time zone 'Asia/Shanghai') as a,
             ((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai') as b),
    ended as (
      select m.*, m.requester_id is not null and m.outcome in ('solved', 'unsolved', 'unanswered', 'notReached') as asked
      from matters.matter m, span
      where m.region = ${region} and m.closed_at >= a and m.closed_at < b
        and m.outcome not in ('notAccepted', 'duplicate')),
    verdict as (
      select distinct on (v.matter_id) v.* from matters.answer v join ended e on e.region = v.region and e.id = v.matter_id
      order by v.matter_id, v.round desc),
    counted (measure, part, whole) as (
      select 'opened', count(*), count(*) from matters.matter m, span where m.region = ${region} and m.received_at >= a and m.received_at < b
      union all select 'closed', count(*), count(*) from ended
      union all select 'response', count(*) filter (where contacted_at is not null), count(*) from ended where asked
      union all select 'resolution', count(*) filter (where solved), count(*) from verdict
      union all select 'satisfaction', count(*) filter (where satisfaction <> 'notSatisfied'), count(*) from verdict
      union all select 'onTime', count(*) filter (where o.state = 'met'), count(*)
        from matters.obligation o, span
        where o.region = ${region} and o.what = 'handle' and o.state in ('met', 'missed') and o.ended_at >= a and o.ended_at < b
      union all select 'solvedAt:' || closed_level, count(*), count(*) from ended where closed_level is not null group by closed_level)
    insert into figures.daily (region, day, measure, part, whole)
    select ${region}, ${day}::date, measure, part, whole from counted where whole > 0`.execute(tx)
}

export type Sum = { measure: string; part: number; whole: number }

/** Sums of numerators and of denominators over an interval of regions and a period, both ends included. */
export async function sums(tx: Tx, range: { lo: number; hi: number }, period: { from: string; to: string }): Promise<Sum[]> {
  const { rows } = await sql<Sum>`
    select measure, sum(part)::bigint as part, sum(whole)::bigint as whole from figures.daily
    where region between ${range.lo} and ${range.hi} and day between ${period.from}::date and ${period.to}::date
    group by measure`.execute(tx)
  return rows
}

/** How many matters are open and overdue at this moment: numbers only, whoever asks. */
export async function standing(tx: Tx, range: { lo: number; hi: number }, now: Date): Promise<{ open: number; overdue: number }> {
  const { rows } = await sql<{ open: number; overdue: number }>`
    select count(*) as open, count(*) filter (where due_at < ${now}) as overdue
    from matters.matter where region between ${range.lo} and ${range.hi} and closed_at is null`.execute(tx)
  return rows[0]!
}
