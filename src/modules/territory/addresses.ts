/** Addresses as registers write them, 和园小区 3栋 2单元 601室 in one text or in columns, taken apart. */
import type { Address, Parts } from './address-parts.ts'
import { bare, split } from './address-parts.ts'
import { BUILDING, HOME, NUMBER, ROOM, UNIT, UNIT_NAME, normal } from './address-text.ts'

/** An estate ends where the first number begins: what is left of one would be an estate of its own. */
const ESTATE = '^(.*?)(?<![-0-9A-Z])'
const WRITTEN = new RegExp(
  `${ESTATE}(${NUMBER})${BUILDING}(?:(${UNIT_NAME})${UNIT})?(?:(${NUMBER})[层楼])?(?:(${NUMBER}-${NUMBER}|${HOME})${ROOM}?)?$`,
)
const DASHED = new RegExp(
  `${ESTATE}(${NUMBER})${BUILDING}?-(?:(${NUMBER})${UNIT}?-(${NUMBER}-${NUMBER}|${HOME})|(${HOME}))${ROOM}?$`,
)
const UNIT_LEFT_OUT = new RegExp(`(${BUILDING})(${NUMBER})-(${NUMBER}-${NUMBER})$`)
const ONE_STOREY = new RegExp(`^(.*?\\D)(${NUMBER})${ROOM}$`)
const SEVERAL =
  /\d{3,}[A-Z]?[室房户号]*[、,;和及与&+/至到]+\d{2,}|(?<!\d)(\d{3})(\d*)-(?!\1\2(?!\d))\d{3}\d*[室房户号]?$/
/** What has no place in the name of an estate: its buildings were not understood. */
const NO_ESTATE = /\d(栋|幢|座|号楼|单元|层)|单元|[()、/\ufffd#=]|\d-\d/

/** Takes an address in one text apart; what it does not understand stays in the estate. */
export function readAddress(text: string): Address {
  const whole = normal(text)
  if (SEVERAL.test(whole)) return { ...split({ estate: whole }), unclear: 'homes-several' }
  const address = apart(whole.replace(/[,;、]/g, ''))
  return NO_ESTATE.test(address.estate ?? '') ? { ...address, unclear: 'address-unread' } : address
}

function apart(text: string): Address {
  // 3.2.601 and 3栋2-6-1 leave out words that others write.
  const plain = text.replace(/(?<=\d)[./](?=\d)/g, '-').replace(UNIT_LEFT_OUT, '$1$2单元$3')
  const [, estate, building, unitDoor, floor, dwelling] = WRITTEN.exec(plain) ?? []
  if (building) return split({ estate, building, unitDoor, floor, dwelling })
  const dashed = DASHED.exec(plain)
  if (dashed)
    return split({
      estate: dashed[1],
      building: dashed[2],
      unitDoor: dashed[3],
      dwelling: dashed[4] ?? dashed[5],
    })
  const app = ONE_STOREY.exec(plain)
  return split(app ? { estate: app[1], dwelling: app[2] } : { estate: plain })
}

const IN_BUILDING = new RegExp(`^(.*?)(${NUMBER})${BUILDING}(?:(${UNIT_NAME})${UNIT})?$`)
const IN_UNIT = new RegExp(`^(${NUMBER})${BUILDING}(${UNIT_NAME})${UNIT}?$`)
const IN_DWELLING = new RegExp(`^(?:(${NUMBER})-)?(${NUMBER})-(${HOME})${ROOM}?$`)

/** An address in columns, of which one may repeat what stands in another: 合欢园5栋, 5栋1单元, 5-1-101. */
export function addressOf(given: Parts): Address {
  const { estate, building, unitDoor, floor, dwelling } = Object.fromEntries(
    Object.entries(given).map(([part, text]) => [part, text && partIn(part, text)]),
  ) as Parts
  if (dwelling && SEVERAL.test(dwelling))
    return { ...split({ estate, building, unitDoor, floor }), unclear: 'homes-several' }
  const inBuilding = IN_BUILDING.exec(building ?? '')
  const inUnit = IN_UNIT.exec(unitDoor ?? '')
  const inDwelling = unitOf(dwelling, unitDoor ?? inBuilding?.[3])
  const saids = {
    estate: [estate, inBuilding?.[1]],
    building: [inBuilding?.[2] ?? building, inUnit?.[1], inDwelling?.building],
    unitDoor: [inUnit?.[2] ?? unitDoor, inBuilding?.[3], inDwelling?.unitDoor],
  }
  const known = Object.entries(saids).map(([part, said]) => [part, said.filter(Boolean)] as const)
  const parts = Object.fromEntries(known.map(([part, said]) => [part, said[0]])) as Parts
  const address = split({ ...parts, floor, dwelling: inDwelling?.home ?? dwelling })
  const contradicts = known.some(
    ([part, said]) => new Set(said.map(one => bare(part, one!))).size > 1,
  )
  return contradicts ? { ...address, unclear: 'address-contradicts' } : address
}

/** A number in words is one where its column says of what: 一 in the column of units. */
function partIn(part: string, text: string): string {
  const kind = /^[一二三四五六七八九十]+$/.test(text) ? KIND[part] : undefined
  if (part === 'dwelling' && /^[〇零一二三四五六七八九]{2,}$/.test(text))
    return normal(`单元${text}`).slice('单元'.length)
  return normal(kind ? text + kind : text)
}
const KIND: Record<string, string> = { building: '栋', unitDoor: '单元', floor: '层' }

/** 5-1-101 and, beside a column for the unit, 1-101; a room that is called 6-1 is none of them. */
function unitOf(dwelling: string | null | undefined, unitDoor: string | null | undefined) {
  const [, building, unit, home] = IN_DWELLING.exec(dwelling ?? '') ?? []
  if (!unit || !home) return undefined
  if (!building && unitDoor && home.length < 3 && bare('unitDoor', unitDoor) !== unit)
    return undefined
  return { building, unitDoor: unit, home }
}
