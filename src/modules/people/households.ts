/** Who lives where, by the thousand: looked up, written down and taken back a few hundred at a time. */
import { personsHeld } from '#modules/access/index.ts'
import type { Kept, Row, RowChange } from '#platform/db/bulk.ts'
import { changeRows, insertRows, revert } from '#platform/db/bulk.ts'
import type { Tx } from '#platform/db/db.ts'
import { nameTokens } from '#platform/tokens.ts'
import type { Vault } from '#platform/vault.ts'
import type { HouseholdRow, ResidencyRow, ResidentRow } from './household-queries.ts'
import * as queries from './household-queries.ts'

/** Homes and persons, each with its mark, that somebody may mean. */
export type Known = {
  households: HouseholdRow[]
  persons: ResidentRow[]
  residencies: ResidencyRow[]
}
export type Sought = { placeIds: string[]; phoneIndexes: string[]; citizenIdIndexes: string[] }

/** The households at some places, whoever lives there, and the persons under some numbers with where they live. */
export async function lookUp(tx: Tx, region: number, sought: Sought): Promise<Known> {
  const numbered = await queries.numbered(tx, region, sought)
  const households = await queries.households(tx, region, sought.placeIds)
  const residencies = await queries.residencies(tx, region, {
    householdIds: idsOf(households),
    personIds: idsOf(numbered),
  })
  const rest = new Set(residencies.map(({ personId }) => personId)).difference(
    new Set(idsOf(numbered)),
  )
  return {
    households,
    residencies,
    persons: [...numbered, ...(await queries.residents(tx, region, [...rest]))],
  }
}

/** What one kind of record gains: new rows, and columns to change in rows that still bear their mark. */
type Draft = {
  added: Row[]
  changed: { id: string; mark: string; to: Record<string, unknown> }[]
}
type Drafts = { households: Draft; persons: Draft; residencies: Draft }
type Kind = keyof Drafts

/** Writes all of it, with the words under which new persons are found; refuses by an error what changed meanwhile. */
export async function writeDown(
  tx: Tx,
  region: number,
  drafts: Drafts & { tokens: Tokens },
): Promise<Record<Kind, RowChange[]>> {
  const write = async (kind: Kind) => {
    const changed = await changeRows(tx, tableOf(kind, region), drafts[kind].changed)
    if (changed.length < drafts[kind].changed.length) throw new Error('changed meanwhile')
    return [...(await insertRows(tx, tableOf(kind, region), drafts[kind].added)), ...changed]
  }
  const households = await write('households')
  const persons = await write('persons')
  await queries.insertTokens(tx, region, drafts.tokens)
  return { households, persons, residencies: await write('residencies') }
}

type Tokens = { personIds: string[]; tokens: string[] }

/** The words under which persons are found by name. */
export function tokensOf(persons: readonly { id: string; name: string }[]): Tokens {
  const all = persons.flatMap(({ id, name }) => nameTokens(name).map(token => ({ id, token })))
  return { personIds: all.map(({ id }) => id), tokens: all.map(({ token }) => token) }
}

/** The blind indexes of a number, as PostgreSQL writes bytes: the one that is written first. */
export const indexesOf = (vault: Vault, number: string): string[] =>
  vault.indexes(number).map(index => `\\x${index.toString('hex')}`)

/** The columns that hold a number: sealed for this person, and found again by its index. */
export function sealed(
  vault: Vault,
  id: string,
  number: { field: 'phone' | 'citizenId'; value: string; index: string },
): Record<string, Buffer | string> {
  const { field, value, index } = number
  return {
    [`${field}Cipher`]: vault.seal(value, `person-${field}:${id}`),
    [`${field}Index`]: index,
  }
}

/** Undoes what was written; whoever holds a posting stays, as does what was changed or is referred to. */
export async function revertPeople(
  tx: Tx,
  kind: Kind,
  { region, traces }: { region: number; traces: readonly RowChange[] },
): Promise<Kept[]> {
  const held =
    kind === 'persons' ? new Set(await personsHeld(tx, region, idsOf(traces))) : new Set<string>()
  const kept = [...held].map(id => ({ id, why: 'still-needed' as const }))
  return [
    ...kept,
    ...(await revert(
      tx,
      tableOf(kind, region),
      traces.filter(({ id }) => !held.has(id)),
    )),
  ]
}

/** What a record is called on a list: the person's name, or the address. */
export const namesOf = (
  tx: Tx,
  region: number,
  { kind, ids }: { kind: Kind; ids: readonly string[] },
) => queries.names(tx, region, { kind, ids })

const TABLES = {
  households: 'people.household',
  persons: 'people.person',
  residencies: 'people.residency',
}
const tableOf = (kind: Kind, region: number) => ({ name: TABLES[kind], region })
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)
