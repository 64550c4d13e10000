/** Persons of whom a guess at a number may be: of a birthday where it is a citizen id, of a name where it is a phone. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import { plainName } from './rules.ts'

export type Alike = { id: string; by: 'born' | 'named'; value: string }

/** Those who have a number of that kind; names as `plainName` writes them. */
export async function alike(
  tx: Tx,
  region: number,
  { born, named }: { born: string[]; named: string[] },
): Promise<Alike[]> {
  const { rows } = await sql<Alike>`
    select found.id, 'born' as by, k.key as value from unnest(${born}::text[]) as k (key)
    cross join lateral (
      select t.id from people.person t
      where t.region = ${region} and t.birth_on = k.key::date and t.citizen_id_index is not null offset 0) as found
    union all
    select found.id, 'named', found.name from unnest(${startsOf(named)}::text[]) as k (key)
    cross join lateral (
      select t.id, t.name from people.token n join people.person t on t.region = n.region and t.id = n.person_id
      where n.region = ${region} and n.token = k.key and t.phone_index is not null offset 0) as found`.execute(
    tx,
  )
  const asked = new Set(named)
  return rows
    .map(row => (row.by === 'named' ? { ...row, value: plainName(row.value) } : row))
    .filter(({ by, value }) => by === 'born' || asked.has(value))
}

/** A name is found by any two of its characters. */
const startsOf = (names: string[]): string[] => [
  ...new Set(names.map(name => [...name].slice(0, 2).join(''))),
]

export type Namesake = { name: string; sex: string | null; birthOn: string | null }

/** Who of some names was here before a moment; names as `plainName` writes them. */
export async function namesakes(
  tx: Tx,
  region: number,
  { names, before }: { names: string[]; before: Date },
): Promise<Namesake[]> {
  if (names.length === 0) return []
  const { rows } = await sql<Namesake>`
    select found.* from unnest(${startsOf(names)}::text[]) as k (key)
    cross join lateral (
      select t.name, t.sex, t.birth_on as "birthOn"
      from people.token n join people.person t on t.region = n.region and t.id = n.person_id
      where n.region = ${region} and n.token = k.key and t.since < ${before} offset 0) as found`.execute(
    tx,
  )
  const asked = new Set(names)
  return rows
    .map(row => ({ ...row, name: plainName(row.name) }))
    .filter(({ name }) => asked.has(name))
}
