/** Postings: what an account may act in, and since when. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import { brokenConstraint } from '#platform/db/db.ts'
import { AppError } from '#platform/app-error.ts'
import type { Posting } from './contract.ts'

/** Whether a posting p counts on a day: agreed by its holder, begun and not ended. */
export const counts = (today: string) =>
  sql`p.agreed_at is not null and platform.holds(p.from_on, p.to_on, ${today}::date)`

/** Every posting that an account holds on a day, with its areas. */
export async function postingsOf(tx: Tx, accountId: string, today: string) {
  const { rows } = await sql<Posting>`
    select ${postingColumns}
    from access.posting p join territory.region r on r.code = p.region
    where p.account_id = ${accountId} and ${counts(today)}
    order by p.region, p.from_on, p.id`.execute(tx)
  return rows
}

/** All that an account holds, will hold and held, what ended last. */
export async function everyPostingOf(tx: Tx, accountId: string) {
  const { rows } = await sql<Posting>`
    select ${postingColumns}
    from access.posting p join territory.region r on r.code = p.region
    where p.account_id = ${accountId} and p.agreed_at is not null
    order by p.to_on desc nulls first, p.from_on desc, p.id limit 100`.execute(tx)
  return rows
}

export async function posting(tx: Tx, region: number, id: string) {
  const { rows } = await sql<Posting>`
    select ${postingColumns} from access.posting p join territory.region r on r.code = p.region
    where p.region = ${region} and p.id = ${id}`.execute(tx)
  return rows[0]
}

/** Whether an account serves anywhere on a day, whatever it is signed in as at the moment. */
export async function servesAnywhere(tx: Tx, accountId: string, today: string): Promise<boolean> {
  const row = await tx
    .selectFrom('access.posting')
    .select('id')
    .where('accountId', '=', accountId)
    .where('personId', 'is', null)
    .where('agreedAt', 'is not', null)
    .where(sql<boolean>`platform.holds(from_on, to_on, ${today}::date)`)
    .executeTakeFirst()
  return row !== undefined
}

/** The grids and places of a posting p. */
export const areasOf = sql`
  coalesce((
    select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.code)
    from access.posting_area b join territory.grid g on g.region = b.region and g.id = b.area_id
    where b.region = p.region and b.posting_id = p.id), '[]') as grids,
  coalesce((
    select json_agg(json_build_object('id', h.id, 'name', h.address) order by h.address)
    from access.posting_area b join territory.place h on h.region = b.region and h.id = b.area_id
    where b.region = p.region and b.posting_id = p.id), '[]') as places`

const postingColumns = sql`
  p.region, p.id, p.role, r.name as "regionName", r.method_id as "methodId", p.from_on as "from", p.to_on as "to", ${areasOf}`

export const postingOf = (tx: Tx, where: { region: number; accountId: string; personId: string }) =>
  tx
    .selectFrom('access.posting')
    .select('id')
    .where('region', '=', where.region)
    .where('accountId', '=', where.accountId)
    .where('personId', '=', where.personId)
    .where('toOn', 'is', null)
    .executeTakeFirst()

/** What waits for the yes of an account. */
export async function offersTo(tx: Tx, accountId: string, today: string) {
  const { rows } = await sql<Posting>`
    select ${postingColumns}
    from access.posting p join territory.region r on r.code = p.region
    where p.account_id = ${accountId} and p.agreed_at is null and p.declined_at is null
      and (p.to_on is null or p.to_on > ${today}::date)
    order by p.id`.execute(tx)
  return rows
}

/** The holder's answer to an offer, once. */
export const answerOffer = (
  tx: Tx,
  offer: { accountId: string; postingId: string; today: string },
  answer: { agreedAt: Date } | { declinedAt: Date },
) =>
  tx
    .updateTable('access.posting')
    .set(answer)
    .where('accountId', '=', offer.accountId)
    .where('id', '=', offer.postingId)
    .where('agreedAt', 'is', null)
    .where('declinedAt', 'is', null)
    .where(eb => eb.or([eb('toOn', 'is', null), eb('toOn', '>', offer.today)]))
    .returning(['region', 'role'])
    .executeTakeFirst()
    .catch(toldApart)

/** Who administers and who audits are two: the database says no, wherever the other posts are. */
export function toldApart(error: unknown): never {
  throw brokenConstraint(error) === 'posting_apart'
    ? new AppError('CONFLICT', 'duties-apart', { field: 'role' })
    : error
}

/** Where an account serves or lives from a day on. */
export const servedFrom = (tx: Tx, accountId: string, today: string) =>
  tx
    .selectFrom('access.posting')
    .select(['region', 'personId', 'appointedBy'])
    .where('accountId', '=', accountId)
    .where('agreedAt', 'is not', null)
    .where(eb => eb.or([eb('toOn', 'is', null), eb('toOn', '>', today)]))
    .execute()

/** Where an account was posted first, with its own consent. */
export const firstRegionOf = (tx: Tx, accountId: string | null) =>
  tx
    .selectFrom('access.posting')
    .select('region')
    .where(sql<boolean>`account_id = ${accountId}::uuid`)
    .where('agreedAt', 'is not', null)
    .orderBy('agreedAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()

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
