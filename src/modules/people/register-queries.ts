/** The pages and counts of the residents' register, as far as an actor sees it. */
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Filter } from './contract.ts'
import { visible } from './scope-queries.ts'

type Condition = RawBuilder<unknown>

/** Whom the words of a question mean: those under each of some words, or at an address; nobody by a number. */
export type Meant = { tokens: readonly string[] } | { address: string }

export type Listing = {
  actor: Actor
  filter: Filter
  meant: Meant | undefined
  bornFrom: string | undefined
  bornUntil: string | undefined
}

export type LineRow = {
  region: number
  id: string
  personId: string
  placeId: string
  name: string
  sex: string | null
  birthOn: string | null
  kind: string
  relation: string | null
  address: string
  gridName: string | null
  origin: string | null
  phoneCipher: Buffer | null
  citizenIdCipher: Buffer | null
  fromOn: string | null
}

const SORTS = { name: sql`r.name`, birthOn: sql`r.birth_on`, address: sql`r.address` }

/** One page of the register, and the edition of the lines that it was read from. */
export async function page(
  tx: Tx,
  listing: Listing,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: LineRow[]; edition: number }> {
  const { region, sort, descending } = listing.filter
  const way = descending ? sql`desc` : sql`asc`
  const order = sql`order by ${SORTS[sort]} ${way}, r.id ${way}`
  const { rows } = await sql<LineRow & { edition: number | null }>`
    select e.number as edition, r.region, r.id, r.person_id as "personId", r.place_id as "placeId", r.name, r.sex,
      r.birth_on as "birthOn", r.kind, r.relation, r.address, g.name as "gridName", r.origin,
      r.phone_cipher as "phoneCipher", r.citizen_id_cipher as "citizenIdCipher", r.from_on as "fromOn"
    from (select (select number from people.edition where region = ${region})) e
    left join (select r.* ${matching(listing)} ${order} limit ${limit} offset ${offset}) r on true
    left join territory.grid g on g.region = r.region and g.id = r.grid_id
    ${order}`.execute(tx)
  return { rows: rows.filter(({ id }) => id !== null), edition: rows[0]!.edition ?? 0 }
}

/** How many lines the question matches, exactly. */
export async function count(tx: Tx, listing: Listing): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total ${matching(listing)}`.execute(tx)
  return rows[0]!.total
}

/**
 * Brings the lines at places whose grid has changed since they last followed under the grids of a day:
 * however long the app was off, and whichever backup it goes on from.
 */
export async function refreshGrids(tx: Tx, day: string): Promise<void> {
  const since = sql`between least(e.drawn_on, ${day}::date) - 1 and greatest(e.drawn_on, ${day}::date)`
  await sql`
    select people.redraw(e.region, array_agg(a.place_id), ${day}::date)
    from people.edition e join territory.place_grid a on a.region = e.region
    where a.from_on ${since} or a.to_on ${since}
    group by e.region`.execute(tx)
  await sql`update people.edition set drawn_on = ${day}::date where drawn_on <> ${day}::date`.execute(
    tx,
  )
}

const matching = (listing: Listing) =>
  sql`from people.resident r where ${sql.join(conditions(listing), sql` and `)}`

function conditions({ actor, filter, meant, bornFrom, bornUntil }: Listing): Condition[] {
  const { region, gridId, buildingId, sex, kind, relation } = filter
  const all = [sql`r.region = ${region}`, visible(actor)]
  if (gridId)
    all.push(
      sql`r.grid_id = any(array(select grid_id from territory.grid_within where region = ${region} and around_id = ${gridId}))`,
    )
  if (buildingId) all.push(sql`r.building_id = ${buildingId}`)
  if (sex) all.push(sql`r.sex = ${sex}`)
  if (kind) all.push(sql`r.kind = ${kind}`)
  if (relation) all.push(sql`r.relation = ${relation}`)
  if (bornFrom) all.push(sql`r.birth_on >= ${bornFrom}::date`)
  if (bornUntil) all.push(sql`r.birth_on <= ${bornUntil}::date`)
  if (meant) all.push(...who(region, meant))
  return all
}

function who(region: number, meant: Meant): Condition[] {
  if ('address' in meant) return [sql`r.address ~ ${meant.address}`]
  return meant.tokens.map(
    token =>
      sql`r.person_id in (select person_id from people.token where region = ${region} and token = ${token})`,
  )
}
