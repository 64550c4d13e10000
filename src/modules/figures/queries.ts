/** The one module that reads the records of others, and only to count them. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'

type RegionDay = { region: number; day: string }

/** Up to which transaction the events are counted; nothing, while another server is counting. */
export async function claim(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{
    xid: string
  }>`select xid::text from figures.progress for update skip locked`.execute(tx)
  return rows[0]?.xid
}

/**
 * The days that events after `since` have touched, at most `limit` events at a time and only below
 * the oldest running transaction. A change touches its own day, and those on which the matter had
 * been closed or judged before.
 */
export async function fresh(
  tx: Tx,
  since: string,
  limit: number,
): Promise<{ upTo: string; more: boolean; days: RegionDay[] } | undefined> {
  const {
    rows: [reach],
  } = await sql<{ upTo: string | null; found: number }>`
    select max(xid)::text as "upTo", count(*) as found from (
      select xid from platform.event
      where xid > ${since}::xid8 and xid < pg_snapshot_xmin(pg_current_snapshot()) and subject = 'matter'
      order by xid limit ${limit}) next`.execute(tx)
  if (!reach?.upTo) return undefined
  const { rows: days } = await sql<RegionDay>`
    with changed as (
      select region, subject_id, at from platform.event
      where subject = 'matter' and xid > ${since}::xid8 and xid <= ${reach.upTo}::xid8)
    select distinct region, (at at time zone 'Asia/Shanghai')::date as day from (
      select region, at from changed
      union all
      select s.region, s.at from changed c join matters.matter_step s on s.region = c.region and s.matter_id = c.subject_id
      where s.to_state = 'closed' or s.action = 'submitFeedback') touched`.execute(tx)
  return { upTo: reach.upTo, more: reach.found === limit, days }
}

export const advance = (tx: Tx, upTo: string) =>
  sql`update figures.progress set xid = ${upTo}::xid8`.execute(tx)

/** Counts these regions and days anew from the records; running it again changes nothing. */
export async function recount(tx: Tx, days: readonly RegionDay[]): Promise<void> {
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(days)}::jsonb) d (region bigint, day date)`
  await sql`delete from figures.daily f using ${wanted} where f.region = d.region and f.day = d.day`.execute(
    tx,
  )
  await sql`
    with wanted as (
      select region, day, day::timestamp at time zone 'Asia/Shanghai' as a, (day + 1)::timestamp at time zone 'Asia/Shanghai' as b from ${wanted}),
    ended as (
      select w.day, m.region, m.id, m.outcome, m.closed_level, m.contacted_at,
        m.requester_id is not null and m.outcome in ('solved', 'unsolved', 'noAnswer', 'notReached') as asked
      from wanted w join matters.matter m on m.region = w.region and m.closed_at >= w.a and m.closed_at < w.b
      where m.outcome not in ('notAccepted', 'merged')),
    -- The last word on each matter: a no counts while the matter goes on, a yes until it is taken up anew.
    verdict as (
      select w.region, w.day, v.solved, v.satisfaction
      from wanted w join matters.feedback v on v.region = w.region and v.at >= w.a and v.at < w.b
      join matters.matter m on m.region = v.region and m.id = v.matter_id
      where (m.outcome = 'solved' or not v.solved) and not exists (
        select from matters.feedback l where l.region = v.region and l.matter_id = v.matter_id and l.round > v.round)),
    counted (region, day, measure, part, whole) as (
      select w.region, w.day, 'opened', count(*), count(*)
        from wanted w join matters.matter m on m.region = w.region and m.received_at >= w.a and m.received_at < w.b group by 1, 2
      union all select region, day, 'closed', count(*), count(*) from ended group by 1, 2
      union all select region, day, 'response', count(*) filter (where contacted_at is not null and not exists (
          select from matters.matter_obligation o where o.region = e.region and o.matter_id = e.id
            and o.what = 'followUp' and o.state = 'missed' and o.ended_at = e.contacted_at)), count(*)
        from ended e where asked group by 1, 2
      union all select region, day, 'resolution', count(*) filter (where solved), count(*) from verdict group by 1, 2
      union all select region, day, 'satisfaction', count(*) filter (where satisfaction <> 'notSatisfied'), count(*) from verdict group by 1, 2
      union all select w.region, w.day, 'onTime', count(*) filter (where o.state = 'met'), count(*)
        from wanted w join matters.matter_obligation o on o.region = w.region and o.ended_at >= w.a and o.ended_at < w.b
        where o.what = 'handle' and o.state in ('met', 'missed') group by 1, 2
      union all select region, day, 'solvedAt:' || closed_level, count(*), count(*) from ended where outcome = 'solved' group by 1, 2, 3
      union all select region, day, 'ended:' || outcome, count(*), count(*) from ended group by 1, 2, 3)
    insert into figures.daily (region, day, measure, part, whole) select * from counted`.execute(tx)
}

export type Range = { lo: number; hi: number }
/** A measure of the interval that begins with a code. */
export type Sum = { lo: number; measure: string; part: number; whole: number }

/** Sums of numerators and of denominators over intervals of regions and a period, both ends included. */
export async function sums(
  tx: Tx,
  ranges: readonly Range[],
  period: { from: string; to: string },
): Promise<Sum[]> {
  const { rows } = await sql<Sum>`
    select r.lo, s.* from ${intervals(ranges)} cross join lateral (
      select measure, sum(part)::bigint as part, sum(whole)::bigint as whole from figures.daily
      where region between r.lo and r.hi and day between ${period.from}::date and ${period.to}::date
      group by measure) s`.execute(tx)
  return rows
}

export type Standing = { lo: number; open: number; overdue: number }

/** How many matters are open and overdue at this moment: numbers only, whoever asks. */
export async function standing(tx: Tx, ranges: readonly Range[], now: Date): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select r.lo, s.* from ${intervals(ranges)} cross join lateral (
      select count(*) as open, count(*) filter (where due_at < ${now}) as overdue
      from matters.matter where region between r.lo and r.hi and closed_at is null) s`.execute(tx)
  return rows
}

/** Intervals to be counted side by side, as `r`. */
export const intervals = (ranges: readonly Range[]) =>
  sql`unnest(${ranges.map(({ lo }) => lo)}::bigint[], ${ranges.map(({ hi }) => hi)}::bigint[]) as r (lo, hi)`
