/** The rows of a ledger as what they say: where, who, since when; and what is wrong with them. */
import { setImmediate } from 'node:timers/promises'
import type { HouseholdRow, ResidencyRow, ResidentRow } from '#modules/people/index.ts'
import type { Address } from '#modules/territory/index.ts'
import { addressOf, keyOf, readAddress } from '#modules/territory/index.ts'
import type { Cell, SheetRow } from '#platform/sheets/read.ts'
import type { Mapping } from './contract.ts'
import type { Reason } from './refusals.ts'
import { REASONS } from './refusals.ts'
import type { Value } from './values.ts'
import * as values from './values.ts'

export type Noticed = { field: string; reason: Reason }
export type Facts<Row> = { [K in keyof Row]?: NonNullable<Row[K]> }
export type Entry = {
  row: number
  address: Address
  home: Facts<Pick<HouseholdRow, 'use' | 'residenceType' | 'declaredUsual' | 'declaredRegistered'>>
  person: ({ name: string; phone?: string; citizenId?: string } & Facts<Pick<ResidentRow, 'sex' | 'birthOn' | 'origin' | 'informedOn'>>) | null
  /** A kind that is only a guess counts for somebody new alone. */
  stay: Facts<Pick<ResidencyRow, 'kind' | 'relation' | 'fromOn' | 'toOn'>> & { guessed?: boolean }
  noticed: Noticed[]
}

export type Reading = { mapping: Mapping; headers: readonly string[]; headerRow: number; today: string }

const MOST_IN_A_HOME = 500
const CHUNK_ROWS = 250
const PAUSE_ROWS = 200

/** Reads a whole ledger into chunks of whole households, in the order in which they first appear. */
export async function readLedger(rows: AsyncIterable<SheetRow[]>, reading: Reading): Promise<Entry[][]> {
  const homes = new Map<string, Entry[]>()
  let above: Address | undefined
  for await (const piece of rows) {
    for (const [i, row] of piece.entries()) {
      if (i % PAUSE_ROWS === 0) await setImmediate()
      if (row.number <= reading.headerRow || isNote(row, reading)) continue
      const entry = readRow(row, reading, above)
      above = entry.address
      const key = keyOf(entry.address)
      const home = homes.get(key)
      if (home) home.push(entry)
      else homes.set(key, [entry])
    }
  }
  return chunksOf(homes.values())
}

export const failed = (entry: Entry): boolean => entry.noticed.some(({ reason }) => REASONS[reason].fails)

function chunksOf(homes: Iterable<Entry[]>): Entry[][] {
  const chunks: Entry[][] = []
  let chunk: Entry[] = []
  const close = () => {
    if (chunk.length > 0) chunks.push(chunk)
    chunk = []
  }
  for (const home of homes) {
    if (home.length > MOST_IN_A_HOME) {
      for (const entry of home) entry.noticed.push({ field: 'address', reason: 'home-too-large' })
      for (let i = 0; i < home.length; i += CHUNK_ROWS) chunks.push(home.slice(i, i + CHUNK_ROWS))
      continue
    }
    if (chunk.length + home.length > CHUNK_ROWS) close()
    chunk.push(...home)
  }
  close()
  return chunks
}

/** Remarks under the header, headers repeated on every page, and lines that run through all columns. */
function isNote({ number, cells }: SheetRow, { headers, headerRow, mapping }: Reading): boolean {
  const texts = mapping.columns.map(({ index }) => values.textOf(cells[index]))
  const filled = texts.filter(Boolean)
  if (filled.length > 2 && new Set(filled).size === 1) return true
  if (number === headerRow + 1 && filled.some(text => /必填|选填|填写|示例|格式/.test(text))) return true
  const same = texts.filter((text, i) => text !== '' && text === headers[mapping.columns[i]!.index]).length
  return filled.length === 0 || (same > 2 && same * 2 > filled.length)
}

/** A cell by its field; a value fixed for the file stands in for an empty one. */
function fieldsOf({ cells }: SheetRow, { mapping }: Reading): (field: string) => Cell {
  const index = new Map(mapping.columns.map(column => [column.field, column.index]))
  return field => {
    const cell = cells[index.get(field) ?? -1] ?? null
    return cell === null || cell === '' ? (mapping.fixed[field] ?? null) : cell
  }
}

function readRow(row: SheetRow, reading: Reading, above: Address | undefined): Entry {
  const cell = fieldsOf(row, reading)
  const noticed: Noticed[] = []
  const read = <T>(field: string, as: (cell: Cell) => Value<T>, required = false) => {
    const given = cell(field)
    const { value, reason }: Value<T> = values.textOf(given) === '' ? {} : as(given)
    if (reason) noticed.push({ field, reason })
    else if (required && value === undefined) noticed.push({ field, reason: 'missing' })
    return value
  }
  const said = reading.mapping.ledger === 'residents' ? resident(read) : home(read)
  const address = readPlace(cell) ?? (said.stay.relation === 'head' ? undefined : above)
  if (!address) noticed.push({ field: 'address', reason: 'missing' })
  noticed.push(...contradictions(said, reading.today))
  return { row: row.number, address: address ?? addressOf({}), ...said, noticed }
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
      birthOn: read('birthOn', values.day) ?? known,
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

const KINDS: Record<string, string> = { present: 'registered', absent: 'registered', unregistered: 'floating', renting: 'floating' }

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
  const [estate, building, unitDoor, floor, dwelling] = PARTS.map(part => values.textOf(cell(part)) || undefined)
  const written = /^(同上|["″〃〞]+)$/.test(text) ? '' : text
  if (!written && !building && !dwelling) return undefined
  const parts = Object.entries(addressOf({ estate, building, unitDoor, floor, dwelling })).filter(([, part]) => part)
  return { ...readAddress(written), ...Object.fromEntries(parts) }
}

const PARTS = ['estate', 'building', 'unitDoor', 'floor', 'dwelling']

function contradictions({ person, stay }: Said, today: string): Noticed[] {
  const noticed: Noticed[] = []
  const id = person?.citizenId
  const born = id && values.bornOn(id)
  if (born && person.birthOn !== born) noticed.push({ field: 'birthOn', reason: 'birth-differs' })
  if (born && person.sex !== values.sexIn(id)) noticed.push({ field: 'sex', reason: 'sex-differs' })
  if (person?.birthOn && person.birthOn > today) noticed.push({ field: 'birthOn', reason: 'date-impossible' })
  if (stay.fromOn && stay.toOn && stay.toOn < stay.fromOn) noticed.push({ field: 'toOn', reason: 'dates-reversed' })
  return noticed
}
