/** Looks, pages and exports as they are written down, and as they are told: repeats of a day in one line. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { Look, SecurityEvent, ExportLogEntry, AccessLogEntry } from './contract.ts'

type By = { id: string; at: Date; accountId: string; byName: string; byRole: string }
export type Browsed = { region: number; register: string; rows: number }

/** More within an hour than anybody reads on a screen. */
const BURST = 500

const day = sql`(at at time zone 'Asia/Shanghai')::date`
const before = (id: string | undefined) => (id ? sql`max(id::text) < ${id}` : sql`true`)

export const insertOnce = (
  tx: Tx,
  view: By & { region: number; personId: string; what: string; purpose: string },
) =>
  sql`
    insert into audit.access_log (region, id, at, person_id, account_id, by_name, by_role, what, purpose, hour)
    select ${view.region}, ${view.id}, ${view.at}, ${view.personId}, ${view.accountId}, ${view.byName},
      ${view.byRole}, ${view.what}, ${view.purpose}, date_trunc('hour', ${view.at}::timestamptz)
    where not exists (
      select from audit.access_log where region = ${view.region} and person_id = ${view.personId}
        and at > ${view.at}::timestamptz - interval '1 hour' and at <= ${view.at}
        and account_id = ${view.accountId} and by_role = ${view.byRole}
        and what = ${view.what} and purpose = ${view.purpose})
    on conflict do nothing`.execute(tx)

export const addPage = (tx: Tx, page: By & Browsed) =>
  sql`
    insert into audit.browsing as b (region, account_id, register, hour, id, at, by_name, by_role, pages, rows)
    values (${page.region}, ${page.accountId}, ${page.register}, date_trunc('hour', ${page.at}::timestamptz),
      ${page.id}, ${page.at}, ${page.byName}, ${page.byRole}, 1, ${page.rows})
    on conflict (region, account_id, register, hour) do update
    set at = greatest(b.at, excluded.at), pages = b.pages + 1, rows = b.rows + excluded.rows`.execute(
    tx,
  )

/** What of somebody was shown in clear. */
const NUMBERS = ['phone', 'citizenId', 'lookUp', 'numbersTried']

export async function views(
  tx: Tx,
  asked: { region: number; personId: string; before?: string | undefined; numbers: boolean },
  limit: number,
): Promise<AccessLogEntry[]> {
  const { rows } = await sql<AccessLogEntry>`
    select max(id::text) as id, max(at) as at, by_name as "byName", by_role as "byRole", what, purpose, count(*) as count
    from audit.access_log
    where region = ${asked.region} and person_id = ${asked.personId}
      and (not ${asked.numbers} or what = any(${NUMBERS}::text[]))
    group by account_id, by_name, by_role, what, purpose, ${day}
    having ${before(asked.before)}
    order by 1 desc limit ${limit}`.execute(tx)
  return rows
}

export async function exportLog(
  tx: Tx,
  asked: { region: number; before?: string | undefined },
  limit: number,
): Promise<ExportLogEntry[]> {
  const { rows } = await sql<ExportLogEntry>`
    select max(id::text) as id, max(at) as at, by_name as "byName", by_role as "byRole", register, medium, filter,
      max(rows) as rows, purpose, count(*) as count, false as burst
    from audit.export_log where region = ${asked.region}
    group by account_id, by_name, by_role, register, medium, filter, purpose, ${day}
    having ${before(asked.before)}
    union all
    select max(id::text), max(at), by_name, by_role, register, 'screen', '{}', sum(rows), '', sum(pages), max(rows) > ${BURST}
    from audit.browsing where region = ${asked.region}
    group by account_id, by_name, by_role, register, ${day}
    having ${before(asked.before)}
    order by 1 desc limit ${limit}`.execute(tx)
  return rows
}

/**
 * The last look of each group and how many it has: found line by line from the newest on, so that a page
 * costs no more in an app of ten years.
 */
export async function looksOf(
  tx: Tx,
  asked: {
    lo: number
    hi: number
    before?: string | undefined
    accountId?: string | undefined
    personId?: string | undefined
    day?: string | undefined
  },
  limit: number,
): Promise<Look[]> {
  const { lo, hi, before, accountId, personId, day: on } = asked
  const same = sql`
    from audit.access_log o where o.region = v.region and o.person_id = v.person_id
      and o.at >= date_trunc('day', v.at, 'Asia/Shanghai')
      and o.at < date_trunc('day', v.at, 'Asia/Shanghai') + interval '1 day'
      and o.account_id = v.account_id and o.by_role = v.by_role and o.what = v.what and o.purpose = v.purpose`
  const { rows } = await sql<Look>`
    select v.region, v.id, v.at, v.account_id as "accountId", v.by_name as "byName", v.by_role as "byRole",
      v.person_id as "personId", v.what, v.purpose, (select count(*) ${same}) as count
    from audit.access_log v
    where v.region between ${lo} and ${hi}
      and ${before ? sql`v.id < ${before}::uuid` : sql`true`}
      and ${accountId ? sql`v.account_id = ${accountId}::uuid` : sql`true`}
      and ${personId ? sql`v.person_id = ${personId}::uuid` : sql`true`}
      and ${on ? onDay(sql`v.at`, on) : sql`true`}
      and not exists (select ${same} and o.id > v.id)
    order by v.id desc limit ${limit}`.execute(tx)
  return rows
}

/** In the order of their ids, which are made by time. */
export async function securityEventsOf(
  tx: Tx,
  asked: {
    lo: number
    hi: number
    /** Also of whoever stands nowhere. */
    nowhere: boolean
    before?: string | undefined
    accountId?: string | undefined
    what?: string | undefined
    day?: string | undefined
  },
  limit: number,
): Promise<SecurityEvent[]> {
  const { lo, hi, nowhere, before, accountId, what, day: on } = asked
  const { rows } = await sql<SecurityEvent>`
    select id, region, at, what, succeeded, account_id as "accountId", subject_account_id as "subjectAccountId", ip, data
    from audit.security_event
    where (region between ${lo} and ${hi} or (${nowhere} and region = 0))
      and ${before ? sql`id < ${before}::uuid` : sql`true`}
      and ${accountId ? sql`${accountId}::uuid in (account_id, subject_account_id)` : sql`true`}
      and ${what ? sql`what = ${what}` : sql`true`}
      and ${on ? onDay(sql`at`, on) : sql`true`}
    order by id desc limit ${limit}`.execute(tx)
  return rows
}

/** On a day in Shanghai. */
const onDay = (at: RawBuilder<unknown>, day: string) =>
  sql`${at} >= ${day}::timestamp at time zone 'Asia/Shanghai'
    and ${at} < (${day}::timestamp + interval '1 day') at time zone 'Asia/Shanghai'`
