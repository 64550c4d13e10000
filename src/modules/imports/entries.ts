/** The rows of a ledger as what they say: where, who, since when; and what is wrong with them. */
import type { HouseholdRow, ResidencyRow, ResidentRow } from '#modules/people/index.ts'
import type { Address } from '#modules/territory/index.ts'
import { addressOf, readAddress } from '#modules/territory/index.ts'
import type { Cell } from '#platform/sheets/read.ts'
import type { Ledger } from './contract.ts'
import type { Reason } from './refusals.ts'
import { REASONS } from './refusals.ts'
import type { Value } from './values.ts'
import * as values from './values.ts'

type Noticed = { field: string; reason: Reason }
type Facts<Row> = { [K in keyof Row]?: NonNullable<Row[K]> }
export type Entry = {
  row: number
  address: Address
  home: Facts<Pick<HouseholdRow, 'use' | 'residenceType' | 'declaredUsual' | 'declaredRegistered'>>
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
  number: number
  cell: (field: string) => Cell
  above: Address | undefined
}

export function readRow(
  { ledger, today }: { ledger: Ledger; today: string },
  { number, cell, above }: FieldsOfRow,
): Entry {
  const noticed: Noticed[] = []
  const read = <T>(field: string, as: (cell: Cell) => Value<T>, required = false) => {
    const given = cell(field)
    const { value, reason }: Value<T> = values.textOf(given) === '' ? {} : as(given)
    if (reason) noticed.push({ field, reason })
    else if (required && value === undefined) noticed.push({ field, reason: 'missing' })
    return value
  }
  const said = ledger === 'residents' ? resident(read) : home(read)
  const address = readPlace(cell) ?? (said.stay.relation === 'head' ? undefined : above)
  if (!address) noticed.push({ field: 'address', reason: 'missing' })
  noticed.push(...contradictions(said, today))
  return { row: number, address: address ?? addressOf({}), ...said, noticed }
}

type Read = <T>(field: string, as: (cell: Cell) => Value<T>, required?: boolean) => T | undefined
type Said = Pick<Entry, 'home' | 'person' | 'stay'>

function resident(read: Read): Said {
  const id = read('citizenId', values.citizenId)
  const known = id && values.bornOn(id)
  return {
    home: {},
    person: {
      name: read('name', values.name, true) ?? '',
      phone: read('phone', values.phone),
      citizenId: id,
      sex: read('sex', values.sex) ?? (known && values.sexIn(id)),
      birthOn: exact(read('birthOn', values.day), known),
      origin: read('origin', values.origin),
      informedOn: read('informedOn', values.day, true),
    },
    stay: {
      kind: read('kind', values.kind, true),
      relation: read('relation', values.relation, true),
      fromOn: read('fromOn', values.day),
      toOn: read('toOn', values.day),
    },
  }
}

/** A month alone is read as its first day; the citizen id knows which day it was. */
const exact = (written: string | undefined, known: string | undefined): string | undefined =>
  !written || (written.endsWith('-01') && known?.startsWith(written.slice(0, 7))) ? known : written

const KINDS: Record<string, string> = {
  present: 'registered',
  absent: 'registered',
  unregistered: 'floating',
  renting: 'floating',
}

function home(read: Read): Said {
  const residenceType = read('residenceType', values.residenceType)
  const name = read('headName', values.name)
  const phone = read('phone', values.phone)
  return {
    home: {
      use: read('use', values.use, true),
      residenceType,
      declaredUsual: read('declaredUsual', values.people, true),
      declaredRegistered: read('declaredRegistered', values.people),
    },
    person: name ? { name, phone } : null,
    stay: { kind: KINDS[residenceType ?? ''] ?? 'usual', relation: 'head', guessed: true },
  }
}

/** Parts in columns go before the same part in a text; where a row names no place it is that of the row above. */
function readPlace(cell: (field: string) => Cell): Address | undefined {
  const text = values.textOf(cell('address'))
  const [estate, building, unitDoor, floor, dwelling] = PARTS.map(
    part => values.textOf(cell(part)) || undefined,
  )
  const written = /^(同上|["″〃〞]+)$/.test(text) ? '' : text
  if (!written && !building && !dwelling) return undefined
  const parts = Object.entries(addressOf({ estate, building, unitDoor, floor, dwelling })).filter(
    ([, part]) => part,
  )
  return { ...readAddress(written), ...Object.fromEntries(parts) }
}

const PARTS = ['estate', 'building', 'unitDoor', 'floor', 'dwelling']

function contradictions({ person, stay }: Said, today: string): Noticed[] {
  const noticed: Noticed[] = []
  const id = person?.citizenId
  const born = id && values.bornOn(id)
  if (born && person.birthOn !== born) noticed.push({ field: 'birthOn', reason: 'birth-differs' })
  if (born && person.sex !== values.sexIn(id)) noticed.push({ field: 'sex', reason: 'sex-differs' })
  if (person?.birthOn && person.birthOn > today)
    noticed.push({ field: 'birthOn', reason: 'date-impossible' })
  if (stay.fromOn && stay.toOn && stay.toOn < stay.fromOn)
    noticed.push({ field: 'toOn', reason: 'dates-reversed' })
  return noticed
}
