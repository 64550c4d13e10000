/** What each row means for the records: somebody new, something changed, or nothing. It asks no database. */
import type { Namesake } from '#modules/people/index.ts'
import { plainName } from '#modules/people/index.ts'
import type { Tree, Way } from '#modules/territory/index.ts'
import { complete, madeFor, wayTo } from '#modules/territory/index.ts'
import { newId } from '#platform/ids.ts'
import type { RecordIndex, Household, Person, Residency } from './record-index.ts'
import {
  enterNumbers,
  enterPerson,
  enterResidency,
  isAnother,
  match,
  residenciesOf,
} from './record-index.ts'
import type { Dataset } from './contract.ts'
import { within } from './dates.ts'
import type { Entry } from './entries.ts'
import { failed } from './entries.ts'
import type { Asked, Places } from './places.ts'
import { instead } from './places.ts'
import type { Reason } from './refusals.ts'

type Kept = { id: string; mark: string | null }
/** Rows that are new, and what changes in rows that are there. */
type Batch<Row extends Kept> = {
  added: Row[]
  changed: Map<string, { id: string; mark: string; to: Partial<Row> }>
}
export type Numbers = Partial<
  Record<'phone' | 'citizenId', { value: string; index: string; known: string[] }>
>

/** Where rows are worked on: the records and the tree, and what is to be written in the end. */
export type ChangeSet = {
  dataset: Dataset
  records: RecordIndex
  tree: Tree
  places: Places
  /** Estates and buildings that are not there, by address, and how many rows wait for an answer. */
  asked: Asked
  /** Who was in the community before, by the names of rows without a number. */
  namesakes: readonly Namesake[]
  households: Batch<Household>
  persons: Batch<Person>
  residencies: Batch<Residency>
  /** Phones and citizen ids in clear that persons gain, to be sealed. */
  numbers: Map<string, Numbers>
}

export type Outcome = 'added' | 'changed' | 'same' | 'failed'

export function openChangeSet(
  given: Pick<ChangeSet, 'dataset' | 'records' | 'tree' | 'places' | 'namesakes'>,
): ChangeSet {
  const batch = () => ({ added: [], changed: new Map() })
  return {
    ...given,
    asked: new Map(),
    households: batch(),
    persons: batch(),
    residencies: batch(),
    numbers: new Map(),
  }
}

/** Takes a row in, or notes on it why it fails; a row that fails leaves no other trace. */
export function take(changes: ChangeSet, entry: Entry, numbers: Numbers): Outcome {
  if (failed(entry)) return 'failed'
  const { records, tree, places, asked } = changes
  const way = wayTo(tree, instead(places, tree, entry.address))
  if ('reason' in way) return fail(entry, 'address', way.reason)
  const fresh = madeFor(way)
  if (fresh && !places.makes(fresh)) {
    asked.set(fresh, (asked.get(fresh) ?? 0) + 1)
    return fail(entry, 'address', 'place-new', fresh)
  }
  const there = way.missing.length === 0 ? records.households.get(way.at!.id) : undefined
  const { person: said } = entry
  const meant =
    said &&
    match(records, {
      name: said.name,
      sex: said.sex,
      birthOn: said.birthOn,
      phoneIndex: numbers.phone?.index,
      citizenIdIndex: numbers.citizenId?.index,
      householdId: there?.id,
    })
  if (meant && 'reason' in meant)
    return fail(entry, meant.reason.startsWith('namesake') ? 'name' : 'citizenId', meant.reason)
  if (meant?.namesake) notice(entry, 'name', 'namesake')
  else if (meant && !meant.person && isNamesake(changes, said!, numbers))
    notice(entry, 'name', 'namesake-elsewhere')

  const [home, homeIs] = takeHome(changes, entry, { way, there })
  const [person, personIs] = meant
    ? takePerson(changes, entry, { person: meant.person, numbers })
    : [null, 'same' as const]
  const stayIs = person
    ? takeStay(changes, entry, { personId: person.id, householdId: home.id })
    : 'same'
  if (!said && changes.dataset === 'residents') return homeIs
  if (changes.dataset === 'households')
    return homeIs === 'same' && (personIs !== 'same' || stayIs !== 'same') ? 'changed' : homeIs
  return [personIs, stayIs].includes('added')
    ? 'added'
    : [homeIs, personIs, stayIs].includes('changed')
      ? 'changed'
      : 'same'
}

/** Without a number nothing tells somebody new from one who has moved. */
const isNamesake = (
  { namesakes }: ChangeSet,
  said: NonNullable<Entry['person']>,
  numbers: Numbers,
) =>
  !numbers.phone &&
  !numbers.citizenId &&
  namesakes.some(other => other.name === plainName(said.name) && !isAnother(other, said))

function fail(entry: Entry, field: string, reason: Reason, value?: string): Outcome {
  notice(entry, field, reason, value)
  return 'failed'
}

function notice(entry: Entry, field: string, reason: Reason, given?: string): void {
  const { person, address } = entry
  const parts = [
    address.estate,
    address.building,
    address.unitDoor,
    address.floor,
    address.dwelling,
  ]
  const stands: Record<string, string | undefined> = {
    citizenId: person?.citizenId,
    name: person?.name,
    address: parts.filter(Boolean).join(' '),
  }
  entry.noticed.push({ field, reason, value: given ?? stands[field] ?? '' })
}

type Done = Exclude<Outcome, 'failed'>

function takeHome(
  { tree, records, households }: ChangeSet,
  { home }: Entry,
  { way, there }: { way: Way; there: Household | undefined },
): [Household, Done] {
  if (there) return [there, change(households, there, home)]
  const placeId = complete(tree, way).id
  const { use = null, residenceType = null, declaredUsual = null, declaredRegistered = null } = home
  const household = {
    id: newId(),
    mark: null,
    placeId,
    use,
    residenceType,
    declaredUsual,
    declaredRegistered,
  }
  records.households.set(placeId, household)
  households.added.push(household)
  return [household, 'added']
}

function takePerson(
  { records, persons, numbers: gained }: ChangeSet,
  { person: said }: Entry,
  { person, numbers }: { person: Person | undefined; numbers: Numbers },
): [Person, Done] {
  const { name, sex = null, birthOn = null, origin = null, informedOn = null } = said!
  if (!person) {
    const added = {
      id: newId(),
      mark: null,
      name,
      sex,
      birthOn,
      origin,
      informedOn,
      phoneIndex: numbers.phone?.index ?? null,
      citizenIdIndex: numbers.citizenId?.index ?? null,
    }
    enterPerson(records, added)
    persons.added.push(added)
    gained.set(added.id, { ...numbers })
    return [added, 'added']
  }
  // The day on which somebody was first told stays, and a day of birth is not made a month again.
  const vaguer =
    birthOn && person.birthOn && within(birthOn, person.birthOn) && birthOn.endsWith('-01')
  const facts = change(persons, person, {
    sex,
    birthOn: vaguer ? person.birthOn : birthOn,
    origin,
    informedOn: person.informedOn ?? informedOn,
  })
  const changed = (['phone', 'citizenId'] as const).filter(
    field => numbers[field] && person[`${field}Index`] !== numbers[field].index,
  )
  for (const field of changed) {
    person[`${field}Index`] = numbers[field]!.index
    gained.set(person.id, { ...gained.get(person.id), [field]: numbers[field] })
    enterNumbers(records, person)
    touch(persons, person)
  }
  return [person, changed.length > 0 ? 'changed' : facts]
}

/** The open residency in this home, or for somebody who has left the last one; else a new one. */
function takeStay(
  { records, residencies }: ChangeSet,
  entry: Entry,
  at: { personId: string; householdId: string },
): Done {
  const { kind, relation, fromOn, toOn, guessed } = entry.stay
  const all = residenciesOf(records, at.personId)
  const here = all.filter(({ householdId }) => householdId === at.householdId)
  const stay = here.find(residency => residency.toOn === null) ?? (toOn ? here.at(-1) : undefined)
  if (stay) {
    const from = fromOn ?? stay.fromOn
    return change(residencies, stay, {
      kind: guessed ? undefined : kind,
      relation,
      fromOn: toOn && from && toOn < from ? toOn : fromOn,
      toOn,
    })
  }
  if (!toOn && all.some(other => other.toOn === null && other.kind === kind))
    notice(entry, 'address', 'also-elsewhere')
  const added = {
    id: newId(),
    mark: null,
    ...at,
    kind: kind!,
    relation: relation ?? null,
    // Nobody said since when: the day of an import is none.
    fromOn: fromOn ?? null,
    toOn: toOn ?? null,
  }
  enterResidency(records, added)
  residencies.added.push(added)
  return 'added'
}

/** Writes what differs into the row; an empty value never erases one. */
function change<Row extends Kept>(batch: Batch<Row>, row: Row, to: Partial<Row>): Done {
  const differing = (Object.keys(to) as (keyof Row)[]).filter(
    key => to[key] !== undefined && to[key] !== null && to[key] !== row[key],
  )
  if (differing.length === 0) return 'same'
  const columns = Object.fromEntries(differing.map(key => [key, to[key]])) as Partial<Row>
  Object.assign(row, columns)
  Object.assign(touch(batch, row) ?? {}, columns)
  return 'changed'
}

/** The columns to change of a row that is in the database; one that is not has them already. */
function touch<Row extends Kept>(
  { changed }: Batch<Row>,
  { id, mark }: Row,
): Partial<Row> | undefined {
  if (mark === null) return undefined
  const known = changed.get(id) ?? { id, mark, to: {} }
  changed.set(id, known)
  return known.to
}
