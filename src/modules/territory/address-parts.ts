/** The parts of an address, and when two of them are one. */
import { NUMBER, ROOM, UNIT, normal } from './address-text.ts'

/** Each part as it was written, null where the address does not have it; `unclear` says why it leads to no one home. */
export type Address = Record<Part, string | null> & { unclear?: Unclear }
export type Unclear = 'address-unread' | 'address-contradicts' | 'homes-several'
type Part = 'estate' | 'building' | 'unitDoor' | 'floor' | 'dwelling'
export type Parts = Partial<Record<Part, string | null>>

/** Equal for all ways to write one address. */
export const keyOf = (address: Address): string =>
  (['estate', 'building', 'unitDoor', 'dwelling'] as const)
    .map(part => (address[part] ? bare(part, address[part]) : ''))
    .join('|')

const SUFFIX: Record<string, RegExp> = {
  estate: /小区$/,
  building: /(?:号楼|栋楼|#楼|[栋幢座楼#号])$/,
  unitDoor: new RegExp(`${UNIT}$`),
  floor: /[层楼F]$/,
  dwelling: new RegExp(`${ROOM}$`),
}

/** A name without what only tells its kind: 03号楼, 三栋 and 3 are one building. */
export function bare(kind: string, name: string): string {
  const names = BARE.get(kind) ?? new Map<string, string>()
  BARE.set(kind, names)
  const known = names.get(name)
  if (known !== undefined) return known
  const text = normal(name)
  const plain = (text.replace(SUFFIX[kind] ?? /$^/, '') || text).replace(/^0+(?=\d)/, '')
  if (names.size === MOST_KNOWN) names.clear()
  if (name.length <= LONGEST_KNOWN) names.set(name, plain)
  return plain
}

/** A register says the same few names a hundred thousand times: what was worked out last is remembered, by kind. */
const BARE = new Map<string, Map<string, string>>()
const MOST_KNOWN = 2000
const LONGEST_KNOWN = 20

/** A room written 2-601 names its unit. */
export function split({ estate, building, unitDoor, floor, dwelling }: Parts): Address {
  const both = unitDoor ? null : new RegExp(`^(${NUMBER})-(${NUMBER})$`).exec(dwelling ?? '')
  return {
    estate: (estate && withoutAbove(estate)) || null,
    building: building || null,
    unitDoor: unitDoor || both?.[1] || null,
    floor: floor || null,
    dwelling: both?.[2] ?? (dwelling || null),
  }
}

const ABOVE =
  /^(.{2,8}?(?:省|自治区))?(.{2,8}?[市州盟])?(.{1,6}?(?<![小园])[县区旗])?(.{1,8}?(?:街道办事处|街道|镇|乡))?(.{1,8}?(?:社区|居委会|村委会))?/
const DOOR = /^.{1,8}?[路街道巷]\d+号(?!楼)/

/** Drops city, county, street and door number; one such word alone may be part of the estate's name. */
function withoutAbove(estate: string): string {
  const [whole, ...levels] = ABOVE.exec(estate)!
  const sure = levels.filter(Boolean).length > 1 || levels[3] || levels[4]
  const rest = sure ? estate.slice(whole.length) : estate
  return rest.replace(DOOR, '') || rest || estate
}
