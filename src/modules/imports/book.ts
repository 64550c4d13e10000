/**
 * What is known of the homes and persons that some rows may mean. Rows are looked up by dwelling and
 * number, and each row that is taken writes into the book, so that the next one finds it.
 */
import type { HouseholdRow, Known, ResidencyRow, ResidentRow } from '#modules/people/index.ts'
import { plainName } from '#modules/people/index.ts'
import type { Reason } from './refusals.ts'

/** A row of the book; without a mark it is not in the database. */
type Booked<Row> = Omit<Row, 'mark'> & { mark: string | null }
export type Person = Booked<ResidentRow>
export type Household = Booked<HouseholdRow>
export type Residency = Booked<ResidencyRow>

export type Book = {
  households: Map<string, Household>
  persons: Map<string, Person>
  /** By citizen id, and by phone: several may share one. */
  numbers: Map<string, Person[]>
  /** By household and by person. */
  residencies: Map<string, Residency[]>
}

export const openBook = (): Book => ({
  households: new Map(),
  persons: new Map(),
  numbers: new Map(),
  residencies: new Map(),
})

/** Enters what was looked up, unless the book knows it already, perhaps better. */
export function admit(book: Book, known: Known): void {
  for (const person of known.persons) if (!book.persons.has(person.id)) enterPerson(book, person)
  for (const household of known.households)
    if (!book.households.has(household.placeId)) book.households.set(household.placeId, household)
  for (const residency of known.residencies) {
    if (!of(book.residencies, residency.personId).some(({ id }) => id === residency.id))
      enterResidency(book, residency)
  }
}

export function enterPerson(book: Book, person: Person): void {
  book.persons.set(person.id, person)
  enterNumbers(book, person)
}

/** Makes a person findable by the numbers that they have now. */
export function enterNumbers(book: Book, person: Person): void {
  for (const number of [person.phoneIndex, person.citizenIdIndex])
    if (number) push(book.numbers, number, person)
}

export function enterResidency(book: Book, residency: Residency): void {
  push(book.residencies, residency.personId, residency)
  push(book.residencies, residency.householdId, residency)
}

export type Sought = {
  name: string
  phoneIndex?: string
  citizenIdIndex?: string
  householdId?: string
}

/**
 * The person who is meant: by citizen id, else by phone and name, else by name and home. Where the
 * ways contradict each other nobody is: two people made one cannot be told apart again.
 */
export function match(
  book: Book,
  { name, phoneIndex, citizenIdIndex, householdId }: Sought,
): { person: Person | undefined } | { reason: Reason } {
  const called = (person: Person | undefined) =>
    person !== undefined && plainName(person.name) === plainName(name)
  const byId = of(book.numbers, citizenIdIndex ?? '').find(
    person => person.citizenIdIndex === citizenIdIndex,
  )
  const byPhone = of(book.numbers, phoneIndex ?? '').find(
    person => person.phoneIndex === phoneIndex && called(person),
  )
  if (byId && !called(byId)) return { reason: 'other-name' }
  if (byId && byPhone && byId !== byPhone) return { reason: 'two-persons' }
  if (byId) return { person: byId }
  const atHome = householdId
    ? of(book.residencies, householdId)
        .map(({ personId }) => book.persons.get(personId))
        .find(called)
    : undefined
  const person = byPhone ?? atHome
  if (citizenIdIndex && person?.citizenIdIndex) return { reason: 'other-id' }
  return { person }
}

export const residenciesOf = (book: Book, id: string): readonly Residency[] =>
  of(book.residencies, id)

const of = <T>(map: ReadonlyMap<string, T[]>, key: string): readonly T[] => map.get(key) ?? []

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
