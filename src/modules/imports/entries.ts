/** The rows of a dataset as what they say: where, who, since when; and what is wrong with them. */
import type { HouseholdRow, ResidencyRow, ResidentRow } from '#modules/people/index.ts'
import type { Address } from '#modules/territory/index.ts'
import { addressOf, bare, readAddress } from '#modules/territory/index.ts'
import type { Cell } from '#platform/sheets/read.ts'
import type { Value } from './cells.ts'
import { isDitto, isLikeHead, textOf } from './cells.ts'
import * as choices from './choices.ts'
import { bornOn, citizenId, isRight, sexIn } from './citizen-ids.ts'
import type { Dataset } from './contract.ts'
import { origin, people } from './counts.ts'
import { day, isNotWhole, within } from './dates.ts'
import { name as nameIn } from './names.ts'
import { phone as phoneIn } from './phones.ts'
import type { Reason } from './refusals.ts'
import { REASONS } from './refusals.ts'

/** What is wrong with a cell, and what stands in it. */
export type Noticed = { field: string; reason: Reason; value: string }
type Facts<Row> = { [K in keyof Row]?: NonNullable<Row[K]> }
export type Entry = {
  sheet: number
  row: number
  address: Address
  home: Facts<Pick<HouseholdRow, 'use' | 'residenceType' | 'declaredUsual' | 'declaredRegistered'>>
  /** Null where a row is about a home alone. */
  person:
    | ({ name: string; phone?: string; citizenId?: string } & Facts<
        Pick<ResidentRow, 'sex' | 'birthOn' | 'origin' | 'informedOn'>
      >)
    | null
  /** A kind that is only a guess counts for somebody new alone. */
  stay: Facts<Pick<ResidencyRow, 'kind' | 'relation' | 'fromOn' | 'toOn'>> & { guessed?: boolean }
  noticed: Noticed[]
}

export const failed = (entry: Entry): boolean =>
  entry.noticed.some(({ reason }) => REASONS[reason].fails)

/** A row of which each cell is known by its field; where it names no place, it may mean that of the row above. */
type FieldsOfRow = {
  sheet: number
  number: number
  cell: (field: string) => Cell
  above: Address | undefined
}

export function readRow(
  { dataset, today }: { dataset: Dataset; today: string },
  { sheet, number, cell, above }: FieldsOfRow,
): Entry {
  const noticed: Noticed[] = []
  const notice = (field: string, reason: Reason) =>
    noticed.push({ field, reason, value: textOf(cell(field)) })
  const read = <T>(field: string, as: (cell: Cell) => Value<T>, required = false) => {
    const given = cell(field)
    const text = textOf(given)
    // A mark that leads to nothing is all that is left of it.
    const empty = isDitto(text) || isLikeHead(text)
    const { value, reason }: Value<T> = empty ? { reason: 'ditto-nothing' } : text ? as(given) : {}
    if (reason && !(empty && required)) notice(field, reason)
    else if (required && value === undefined) notice(field, 'missing')
    return value
  }
  const said = dataset === 'residents' ? resident(read, { cell, notice, today }) : home(read)
  const place = readPlace(cell)
  const address = place ?? (said.stay.relation === 'head' ? undefined : above)
  if (!address) notice('address', 'missing')
  if (said.stay.fromOn && said.stay.toOn && said.stay.toOn < said.stay.fromOn)
    notice('toOn', 'dates-reversed')
  return { sheet, row: number, address: address ?? addressOf({}), ...said, noticed }
}

type Read = <T>(field: string, as: (cell: Cell) => Value<T>, required?: boolean) => T | undefined
type Said = Pick<Entry, 'home' | 'person' | 'stay'>
type Look = {
  cell: (field: string) => Cell
  notice: (field: string, reason: Reason) => void
  today: string
}

function resident(read: Read, look: Look): Said {
  // A home that nobody lives in is written where others write a name; the rest of its row is about nobody.
  if (nameIn(look.cell('name')).reason === 'nobody' && textOf(look.cell('name')) !== '') {
    look.notice('name', 'nobody')
    return { home: {}, person: null, stay: {} }
  }
  const id = read('citizenId', citizenId)
  const { birthOn, sex } = knownBy(read, look, id)
  return {
    home: {},
    person: {
      name: read('name', nameIn, true) ?? '',
      phone: read('phone', phoneIn),
      citizenId: id,
      sex,
      birthOn,
      origin: read('origin', origin),
      informedOn: read('informedOn', day, true),
    },
    stay: {
      kind: read('kind', choices.kind, true),
      relation: read('relation', choices.relation, true),
      fromOn: read('fromOn', day),
      toOn: read('toOn', day),
    },
  }
}

/** Birth and sex: a right id decides against what is written otherwise, and that is told. */
function knownBy(read: Read, { cell, notice, today }: Look, id: string | undefined) {
  if (!id || !isRight(id)) {
    const birthOn = read('birthOn', day)
    if (birthOn && birthOn > today) notice('birthOn', 'date-impossible')
    else if (birthOn && isNotWhole(cell('birthOn'))) notice('birthOn', 'birth-not-whole')
    return { birthOn, sex: read('sex', choices.sex) }
  }
  const known = { birthOn: bornOn(id)!, sex: sexIn(id) }
  if (known.birthOn > today) notice('citizenId', 'date-impossible')
  const written = day(cell('birthOn'))
  // A month alone is read as its first day; the id knows which day it was.
  const fits = written.value && within(written.value, known.birthOn)
  if (!fits && (written.value || written.reason)) notice('birthOn', 'birth-differs')
  const sex = choices.sex(cell('sex'))
  if ((sex.value ?? known.sex) !== known.sex || sex.reason) notice('sex', 'sex-differs')
  return known
}

const KINDS: Record<string, string> = {
  present: 'registered',
  absent: 'registered',
  unregistered: 'floating',
  renting: 'floating',
}

function home(read: Read): Said {
  const residenceType = read('residenceType', choices.residenceType)
  const name = read('headName', nameIn)
  const phone = read('phone', phoneIn)
  return {
    home: {
      use: read('use', choices.use, true),
      residenceType,
      declaredUsual: read('declaredUsual', people, true),
      declaredRegistered: read('declaredRegistered', people),
    },
    person: name ? { name, phone } : null,
    stay: { kind: KINDS[residenceType ?? ''] ?? 'usual', relation: 'head', guessed: true },
  }
}

/** Parts in columns go before the same part in a text; where a row names no place it is that of the row above. */
function readPlace(cell: (field: string) => Cell): Address | undefined {
  const text = textOf(cell('address'))
  const given = Object.fromEntries(
    PARTS.map(part => [part, textOf(cell(part)) || undefined] as const),
  )
  const written = isDitto(text) ? '' : text
  if (!written && !given.building && !given.dwelling) return undefined
  const columns = addressOf(given)
  if (!written) return columns
  const read = readAddress(written)
  const both = PARTS.filter(part => part !== 'estate' && columns[part] && read[part])
  if (both.some(part => bare(part, columns[part]!) !== bare(part, read[part]!)))
    return { ...read, unclear: 'address-contradicts' }
  const parts = Object.entries(columns).filter(([, part]) => part)
  return { ...read, ...Object.fromEntries(parts) }
}

const PARTS = ['estate', 'building', 'unitDoor', 'floor', 'dwelling'] as const
