import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { rowHash } from '#platform/db/bulk.ts'
import type { Tx } from '#platform/db/db.ts'

export type ResidentRow = {
  id: string
  mark: string
  name: string
  /** As PostgreSQL writes bytes: a text is lighter than a buffer, and these are held by the thousand. */
  phoneIndex: string | null
  citizenIdIndex: string | null
  sex: string | null
  birthOn: string | null
  origin: string | null
  informedOn: string | null
}
export type HouseholdRow = {
  id: string
  mark: string
  placeId: string
  use: string | null
  residenceType: string | null
  declaredUsual: number | null
  declaredRegistered: number | null
}
export type ResidencyRow = {
  id: string
  mark: string
  personId: string
  householdId: string
  kind: string
  relation: string | null
  fromOn: string | null
  toOn: string | null
}

/**
 * Rows of a table by many keys, each looked up by itself: before a table was ever analysed, `any`
 * would read all of its region.
 */
const each = (keys: RawBuilder<unknown>, row: RawBuilder<unknown>) =>
  sql`select found.* from unnest(${keys}) as k (key) cross join lateral (${row} offset 0) as found`

const resident = sql`
  select t.id, ${rowHash} as mark, t.name, t.phone_index::text as "phoneIndex", t.citizen_id_index::text as "citizenIdIndex",
    t.sex, t.birth_on as "birthOn", t.origin, t.informed_on as "informedOn", t.since
  from people.person t`

/** Persons under any of some phones and citizen ids, those first who are known longest. */
export async function numbered(
  tx: Tx,
  region: number,
  by: { phoneIndexes: string[]; citizenIdIndexes: string[] },
): Promise<ResidentRow[]> {
  const { rows } = await sql<ResidentRow>`
    ${each(sql`${by.phoneIndexes}::text[]`, sql`${resident} where t.region = ${region} and t.phone_index = k.key::bytea`)}
    union
    ${each(sql`${by.citizenIdIndexes}::text[]`, sql`${resident} where t.region = ${region} and t.citizen_id_index = k.key::bytea`)}
    order by since, id`.execute(tx)
  return rows
}

export async function residents(tx: Tx, region: number, ids: string[]): Promise<ResidentRow[]> {
  const { rows } = await sql<ResidentRow>`
    ${each(sql`${ids}::uuid[]`, sql`${resident} where t.region = ${region} and t.id = k.key`)} order by since, id`.execute(
    tx,
  )
  return rows
}

export async function households(
  tx: Tx,
  region: number,
  placeIds: string[],
): Promise<HouseholdRow[]> {
  const { rows } = await sql<HouseholdRow>`
    ${each(
      sql`${placeIds}::uuid[]`,
      sql`
        select t.id, ${rowHash} as mark, t.place_id as "placeId", t.use, t.residence_type as "residenceType",
          t.declared_usual as "declaredUsual", t.declared_registered as "declaredRegistered"
        from people.household t where t.region = ${region} and t.place_id = k.key and t.ended_on is null`,
    )} order by id`.execute(tx)
  return rows
}

const residency = sql`
  select t.id, ${rowHash} as mark, t.person_id as "personId", t.household_id as "householdId",
    t.kind, t.relation, t.from_on as "fromOn", t.to_on as "toOn"
  from people.residency t`

export async function residencies(
  tx: Tx,
  region: number,
  of: { householdIds: string[]; personIds: string[] },
): Promise<ResidencyRow[]> {
  const { rows } = await sql<ResidencyRow>`
    ${each(sql`${of.householdIds}::uuid[]`, sql`${residency} where t.region = ${region} and t.household_id = k.key`)}
    union
    ${each(sql`${of.personIds}::uuid[]`, sql`${residency} where t.region = ${region} and t.person_id = k.key`)}
    order by "fromOn", id`.execute(tx)
  return rows
}

export const insertTokens = (
  tx: Tx,
  region: number,
  { personIds, tokens }: { personIds: string[]; tokens: string[] },
) =>
  sql`
    insert into people.token (region, person_id, token)
    select ${region}, * from unnest(${personIds}::uuid[], ${tokens}::text[])`.execute(tx)

const NAMED = {
  persons: sql`people.person t join people.person n on n.region = t.region and n.id = t.id`,
  residencies: sql`people.residency t join people.person n on n.region = t.region and n.id = t.person_id`,
  households: sql`
    people.household t
    join (select region, id, address as name from territory.place) n on n.region = t.region and n.id = t.place_id`,
}

/** What records are called: the name of the person, or the address of the home. */
export async function names(
  tx: Tx,
  region: number,
  { kind, ids }: { kind: keyof typeof NAMED; ids: readonly string[] },
) {
  const { rows } = await sql<{ id: string; name: string }>`
    select t.id, n.name from ${NAMED[kind]} where t.region = ${region} and t.id = any(${ids}::uuid[])`.execute(
    tx,
  )
  return rows
}

export type MemberRow = {
  householdId: string
  personId: string
  name: string
  sex: string | null
  birthOn: string | null
  phoneCipher: Buffer | null
  kind: string
  relation: string | null
  fromOn: string | null
  toOn: string | null
}

/** The households at a place. */
export const householdsAt = (tx: Tx, region: number, placeId: string) =>
  tx
    .selectFrom('people.household')
    .select([
      'id',
      'use',
      'residenceType',
      'declaredUsual',
      'declaredRegistered',
      'endedOn',
      'endedBecause',
    ])
    .where('region', '=', region)
    .where('placeId', '=', placeId)
    .orderBy('endedOn', order => order.desc().nullsFirst())
    .orderBy('id')
    .execute()

/** Whoever lives or lived in some households: the head first, the oldest before the younger. */
export async function membersOf(
  tx: Tx,
  region: number,
  householdIds: string[],
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select r.household_id as "householdId", p.id as "personId", p.name, p.sex, p.birth_on as "birthOn",
      p.phone_cipher as "phoneCipher", r.kind, r.relation, r.from_on as "fromOn", r.to_on as "toOn"
    from people.residency r join people.person p on p.region = r.region and p.id = r.person_id
    where r.region = ${region} and r.household_id = any(${householdIds}::uuid[])
    order by r.to_on desc nulls first, r.relation is distinct from 'head', p.birth_on, r.id`.execute(
    tx,
  )
  return rows
}
