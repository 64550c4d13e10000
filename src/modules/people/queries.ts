import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Sealed } from '#platform/db/reseal.ts'
import { sealedColumn } from '#platform/db/reseal.ts'
import type { Home } from './policy.ts'
import { known } from './scope-queries.ts'

const copied = (sealed: Sealed): Sealed => ({ ...sealed, id: 'person_id' })
export const SEALED_NUMBERS = [
  sealedColumn('people.person', 'phone_cipher', 'person-phone', 'phone_index'),
  sealedColumn('people.person', 'citizen_id_cipher', 'person-citizenId', 'citizen_id_index'),
  // Copied by triggers, which have sealed them anew before anybody looks here.
  copied(sealedColumn('people.resident', 'phone_cipher', 'person-phone')),
  copied(sealedColumn('people.resident', 'citizen_id_cipher', 'person-citizenId')),
]

export type PersonRow = {
  region: number
  id: string
  name: string
  phoneCipher: Buffer | null
  citizenIdCipher: Buffer | null
  /** Where they live now, first where they moved last. */
  homes: (Omit<Home, 'region'> & { placeId: string; address: string })[]
}

const withHomes = sql`
  select p.region, p.id, p.name, p.phone_cipher as "phoneCipher", p.citizen_id_cipher as "citizenIdCipher", coalesce((
    select jsonb_agg(jsonb_build_object('placeId', r.place_id, 'address', r.address, 'gridId', r.grid_id,
      'buildingId', r.building_id, 'unitDoorId', r.unit_door_id) order by r.from_on desc nulls last)
    from people.resident r where r.region = p.region and r.person_id = p.id), '[]') as homes
  from people.person p`

export async function person(tx: Tx, region: number, id: string): Promise<PersonRow | undefined> {
  const { rows } =
    await sql<PersonRow>`${withHomes} where p.region = ${region} and p.id = ${id}`.execute(tx)
  return rows[0]
}

/** What somebody is called and where they moved last, read through their own rows alone. */
export async function ownHome(tx: Tx, region: number, id: string) {
  const { rows } = await sql<{ name: string; placeId: string | null; address: string | null }>`
    select p.name, home.id as "placeId", home.address
    from people.person p left join lateral (
      select l.id, l.address from people.residency r
      join people.household h on h.region = r.region and h.id = r.household_id
      join territory.place l on l.region = h.region and l.id = h.place_id
      where r.region = p.region and r.person_id = p.id and r.to_on is null
      order by r.from_on desc limit 1) home on true
    where p.region = ${region} and p.id = ${id}`.execute(tx)
  return rows[0]
}

type Listed = { actor: Actor; region: number }

/** Persons whom the actor knows under a phone or a citizen id. */
export async function byNumber(
  tx: Tx,
  { actor, region }: Listed,
  { field, indexes }: { field: 'phone' | 'citizenId'; indexes: readonly Buffer[] },
): Promise<PersonRow[]> {
  const index = field === 'phone' ? sql`p.phone_index` : sql`p.citizen_id_index`
  const { rows } = await sql<PersonRow>`${withHomes}
    where p.region = ${region} and ${known(actor)} and ${index} = any(${indexes}::bytea[])
    order by p.since, p.id limit 50`.execute(tx)
  return rows
}

/** Persons whom the actor knows and who are known under every one of the tokens. */
export async function byTokens(
  tx: Tx,
  { actor, region }: Listed,
  tokens: readonly string[],
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`${withHomes}
    where p.region = ${region} and ${known(actor)} and p.id in (
      select person_id from people.token where region = ${region} and token in (${sql.join(tokens)})
      group by person_id having count(*) = ${tokens.length})
    order by p.name limit 50`.execute(tx)
  return rows
}

export const byPhone = (tx: Tx, region: number, phoneIndexes: readonly Buffer[]) =>
  tx
    .selectFrom('people.person')
    .select(['id', 'name'])
    .where('region', '=', region)
    .where('phoneIndex', 'in', phoneIndexes)
    .orderBy('since')
    .execute()

/** Adds a person unless the name is there already under that phone; tells whether it did. */
export async function insertPerson(
  tx: Tx,
  row: {
    region: number
    id: string
    name: string
    phoneCipher: Buffer | null
    phoneIndex: Buffer | null
    since: Date
  },
): Promise<boolean> {
  const added = await tx
    .insertInto('people.person')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}
