/**
 * What is known of the homes and persons that some rows may mean. Rows are looked up by dwelling and
 * number, and each row that is taken writes into the records, so that the next one finds it.
 */
import type { HouseholdRow, Known, ResidencyRow, ResidentRow } from '#modules/people/index.ts'
import { plainName } from '#modules/people/index.ts'
import { within } from './dates.ts'
import type { Reason } from './refusals.ts'

/** A row of the records; without a mark it is not in the database. */
type Booked<Row> = Omit<Row, 'mark'> & { mark: string | null }
export type Person = Booked<ResidentRow>
export type Household = Booked<HouseholdRow>
export type Residency = Booked<ResidencyRow>

export type RecordIndex = {
  households: Map<string, Household>
  persons: Map<string, Person>
  /** By citizen id, and by phone: several may share one. */
  numbers: Map<string, Person[]>
  /** By household and by person. */
  residencies: Map<string, Residency[]>
}

export const openIndex = (): RecordIndex => ({
  households: new Map(),
  persons: new Map(),
  numbers: new Map(),
  residencies: new Map(),
})

/** Enters what was looked up, unless the records knows it already, perhaps better. */
export function admit(records: RecordIndex, known: Known): void {
  for (const person of known.persons)
    if (!records.persons.has(person.id)) enterPerson(records, person)
  for (const household of known.households)
    if (!records.households.has(household.placeId))
      records.households.set(household.placeId, household)
  for (const residency of known.residencies) {
    if (!of(records.residencies, residency.personId).some(({ id }) => id === residency.id))
      enterResidency(records, residency)
  }
}

export function enterPerson(records: RecordIndex, person: Person): void {
  records.persons.set(person.id, person)
  enterNumbers(records, person)
}

/** Makes a person findable by the numbers that they have now. */
export function enterNumbers(records: RecordIndex, person: Person): void {
  for (const number of [person.phoneIndex, person.citizenIdIndex])
    if (number) push(records.numbers, number, person)
}

export function enterResidency(records: RecordIndex, residency: Residency): void {
  push(records.residencies, residency.personId, residency)
  push(records.residencies, residency.householdId, residency)
}

export type Sought = {
  name: string
  sex?: string | undefined
  birthOn?: string | undefined
  phoneIndex?: string | undefined
  citizenIdIndex?: string | undefined
  householdId?: string | undefined
}
/** `namesake`: somebody of the same name lives there, and is another. */
type Match = { person: Person | undefined; namesake?: boolean } | { reason: Reason }

/**
 * The person who is meant: by citizen id, else by phone and name, else by name and home. Another sex
 * or birthday is another person. Where the ways contradict each other nobody is meant: two people
 * made one cannot be told apart again.
 */
export function match(records: RecordIndex, sought: Sought): Match {
  const { name, phoneIndex, citizenIdIndex, householdId } = sought
  const called = (person: Person | undefined) =>
    person !== undefined && plainName(person.name) === plainName(name)
  const byId = of(records.numbers, citizenIdIndex ?? '').find(
    person => person.citizenIdIndex === citizenIdIndex,
  )
  const byPhone = of(records.numbers, phoneIndex ?? '').find(
    person => person.phoneIndex === phoneIndex && called(person),
  )
  if (byId && !called(byId)) return { reason: 'other-name' }
  if (byId && byPhone && byId !== byPhone) return { reason: 'two-persons' }
  if (byId) return { person: byId }
  if (byPhone && isAnother(byPhone, sought))
    return { reason: citizenIdIndex && byPhone.citizenIdIndex ? 'other-id' : 'namesake-phone' }
  const atHome = [
    ...new Set(
      of(records.residencies, householdId ?? '')
        .map(({ personId }) => records.persons.get(personId))
        .filter(person => person !== undefined)
        .filter(called),
    ),
  ]
  const same = atHome.filter(person => !isAnother(person, sought))
  if (!byPhone && same.length > 1) return { reason: 'namesakes' }
  const person = byPhone ?? same[0]
  if (citizenIdIndex && person?.citizenIdIndex) return { reason: 'other-id' }
  return { person, namesake: !person && atHome.length > 0 }
}

export const isAnother = (
  person: Pick<Person, 'sex' | 'birthOn'>,
  { sex, birthOn }: Pick<Sought, 'sex' | 'birthOn'>,
): boolean =>
  Boolean(
    (sex && person.sex && person.sex !== sex) ||
    (birthOn && person.birthOn && !within(birthOn, person.birthOn)),
  )

export const residenciesOf = (records: RecordIndex, id: string): readonly Residency[] =>
  of(records.residencies, id)

const of = <T>(map: ReadonlyMap<string, T[]>, key: string): readonly T[] => map.get(key) ?? []

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
