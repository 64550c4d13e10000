/** Addresses as ledgers write them, 和园小区 3栋 2单元 601室 in one text or in columns, taken apart. */
import { clipped } from '#platform/texts.ts'

/** Each part as it was written; null where the address does not have it. */
export type Address = Record<Part, string | null>
type Part = 'estate' | 'building' | 'unitDoor' | 'floor' | 'dwelling'
type Parts = Partial<Record<Part, string | null>>

const LONGEST = 200
const NUMBER = '[0-9A-Z]+'
const BUILDING = '(?:号楼|栋楼|[栋幢座]|#楼?|号(?=\\d))'
const UNIT = '(?:单元门?|门|梯)'
const HOME = `(?:${NUMBER}|[东西南北中]{1,2})`
const ROOM = '(?:室|房|户|号房?)'
const WRITTEN = new RegExp(
  `^(.*?)(${NUMBER})${BUILDING}(?:(${NUMBER})${UNIT})?(?:(${NUMBER})[层楼])?(?:(${NUMBER}-${NUMBER}|${HOME})${ROOM}?)?$`,
)
const DASHED = new RegExp(
  `^(.*?)(${NUMBER})${BUILDING}?-(?:(${NUMBER})${UNIT}?-)?(${HOME})${ROOM}?$`,
)
const ONE_STOREY = new RegExp(`^(.*?\\D)(${NUMBER})${ROOM}$`)

/** Takes an address in one text apart; what it does not understand stays in the estate. */
export function readAddress(text: string): Address {
  const plain = normal(text).replace(/[,;、]/g, '')
  const [, estate, building, unitDoor, floor, dwelling] = WRITTEN.exec(plain) ?? []
  if (building) return split({ estate, building, unitDoor, floor, dwelling })
  const dashed = DASHED.exec(plain)
  if (dashed)
    return split({
      estate: dashed[1],
      building: dashed[2],
      unitDoor: dashed[3],
      dwelling: dashed[4],
    })
  const house = ONE_STOREY.exec(plain)
  return split(house ? { estate: house[1], dwelling: house[2] } : { estate: plain })
}

/** An address in columns. */
export function addressOf(parts: Parts): Address {
  return split(
    Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, text && normal(text)])),
  )
}

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
  const text = normal(name)
  return (text.replace(SUFFIX[kind] ?? /$^/, '') || text).replace(/^0+(?=\d)/, '')
}

const NUMERAL = '[一二三四五六七八九]'
const CHINESE = new RegExp(
  `(?<![一二三四五六七八九十])(?:${NUMERAL}?十${NUMERAL}?|${NUMERAL})(?=号楼|[栋幢座层楼室门梯]|单元)`,
  'g',
)

/** Full-width characters made plain, spaces dropped, Chinese numbers of buildings and doors made digits. */
function normal(text: string): string {
  return clipped(text, LONGEST)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[‐-―−~]+/g, '-')
    .toUpperCase()
    .replace(CHINESE, said => String(numberOf(said)))
}

function numberOf(said: string): number {
  const digit = (character: string | undefined) => '零一二三四五六七八九'.indexOf(character || '零')
  const [tens, ones] = said.split('十')
  return ones === undefined ? digit(said) : (digit(tens) || 1) * 10 + digit(ones)
}

/** A room written 2-601 names its unit. */
function split({ estate, building, unitDoor, floor, dwelling }: Parts): Address {
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
