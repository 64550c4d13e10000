/** Postings: what an account may act in, and since when. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { Posting } from './contract.ts'

/** Every posting that an account holds on a day, with its grids. */
export async function postingsOf(tx: Tx, accountId: string, today: string) {
  const { rows } = await sql<Posting>`
    select ${postingColumns}
    from access.posting p join territory.region r on r.code = p.region
    where p.account_id = ${accountId} and platform.holds(p.from_on, p.to_on, ${today}::date)
    order by p.region, p.from_on, p.id`.execute(tx)
  return rows
}

/** All that an account holds, will hold and held, what ended last. */
export async function everyPostingOf(tx: Tx, accountId: string) {
  const { rows } = await sql<Posting>`
    select ${postingColumns}
    from access.posting p join territory.region r on r.code = p.region
    where p.account_id = ${accountId}
    order by p.to_on desc nulls first, p.from_on desc, p.id limit 100`.execute(tx)
  return rows
}

export async function posting(tx: Tx, region: number, id: string) {
  const { rows } = await sql<Posting>`
    select ${postingColumns} from access.posting p join territory.region r on r.code = p.region
    where p.region = ${region} and p.id = ${id}`.execute(tx)
  return rows[0]
}

/** The grids of a posting p. */
export const gridsOf = sql`
  coalesce((
    select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.code)
    from access.posting_area b join territory.grid g on g.region = b.region and g.id = b.area_id
    where b.region = p.region and b.posting_id = p.id), '[]') as grids`

const postingColumns = sql`
  p.region, p.id, p.role, r.name as "regionName", r.method_id as "methodId", p.from_on as "from", p.to_on as "to", ${gridsOf}`

export const postingOf = (tx: Tx, where: { region: number; accountId: string; personId: string }) =>
  tx
    .selectFrom('access.posting')
    .select('id')
    .where('region', '=', where.region)
    .where('accountId', '=', where.accountId)
    .where('personId', '=', where.personId)
    .where('toOn', 'is', null)
    .executeTakeFirst()

/** Whether an account holds, from today on, a posting outside an interval of regions, or one as a resident. */
export async function holdsElsewhere(
  tx: Tx,
  where: { accountId: string; lo: number; hi: number; today: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('access.posting')
    .select('id')
    .where('accountId', '=', where.accountId)
    .where(eb => eb.or([eb('toOn', 'is', null), eb('toOn', '>', where.today)]))
    .where(eb =>
      eb.or([
        eb('personId', 'is not', null),
        eb('region', '<', where.lo),
        eb('region', '>', where.hi),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Those among some persons for whom somebody is or was posted. */
export async function personsHeld(
  tx: Tx,
  region: number,
  personIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id as "personId" from access.posting
    where region = ${region} and person_id = any(${personIds}::uuid[])`.execute(tx)
  return rows.map(row => row.personId)
}
