/** Postings as those who appoint look after them. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { Appointment } from './contract.ts'
import { areasOf } from './posting-queries.ts'

type Named = { name: string }[]
type Row = Omit<Appointment, 'grids' | 'places'> & {
  accountId: string
  grids: Named
  places: Named
}

/** Who is posted in an interval of regions, or was; whoever lives there is not among them. */
export async function appointments(
  tx: Tx,
  where: { lo: number; hi: number; today: string; past: boolean },
): Promise<Row[]> {
  const { lo, hi, today, past } = where
  const { rows } = await sql<Row>`
    select p.region, p.id as "postingId", p.account_id as "accountId", a.name, a.login, p.role, p.from_on as "from", p.to_on as "to",
      s.state, case when a.disabled_at is not null then coalesce(a.disabled_reason, '') end as disabled, ${areasOf}
    from access.posting p
    left join access.account a on a.id = p.account_id
    cross join lateral (select case
      when p.declined_at is not null then 'declined' when p.to_on <= ${today}::date then 'ended'
      when p.agreed_at is null then 'offered' else 'agreed' end as state) s
    where p.region between ${lo} and ${hi} and p.person_id is null
      and (${past} or s.state in ('offered', 'agreed'))
    order by s.state = 'offered' desc, s.state = 'agreed' desc, p.region, p.from_on, p.id limit 500`.execute(
    tx,
  )
  return rows
}

export const accountsNamed = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('access.account')
    .select(['id', 'name', 'login'])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()

/** Those among some accounts that are or were posted in an interval of regions. */
export const accountsWithin = (
  tx: Tx,
  { lo, hi }: { lo: number; hi: number },
  ids: readonly string[],
) =>
  tx
    .selectFrom('access.account as a')
    .select(['a.id', 'a.name', 'a.login'])
    .where(sql<boolean>`a.id = any(${ids}::uuid[])`)
    .where(
      sql<boolean>`exists (select from access.posting p where p.account_id = a.id
        and p.agreed_at is not null and p.region between ${lo} and ${hi})`,
    )
    .execute()

/** Whether somebody is reached under a number in a post of theirs. */
export async function isPhoneOf(tx: Tx, accountId: string, phone: string): Promise<boolean> {
  const row = await tx
    .selectFrom('access.posting')
    .select('id')
    .where('accountId', '=', accountId)
    .where('phone', '=', phone)
    .executeTakeFirst()
  return row !== undefined
}
