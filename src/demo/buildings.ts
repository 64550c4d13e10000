/** The buildings and lanes of a community of the demo: as many as its homes need, on a sketch of streets and rows. */
import type { Community } from './places.ts'
import { idOf } from './random.ts'

const HOMES_A_DOOR = 15
const DOORS = ['1单元', '2单元'] as const
const ROOMS_A_FLOOR = 3
const HOMES_A_BLOCK = HOMES_A_DOOR * DOORS.length
const NUMERALS = [...'一二三四五六七八九十']

export const buildingsOf = ({ households }: Community): number =>
  Math.ceil(households / HOMES_A_BLOCK)

/** Where the n-th building or lane stands: its estate and courtyard, its name, its grid and group by position, its spot on the sketch. */
export function buildingAt(community: Community, n: number) {
  const all = buildingsOf(community)
  const { estates, grids, groups } = community
  const [estate, first, last] = partOf(n, estates.length, 0, all)
  const { courtyards = [], lanes } = estates[estate]!
  const [courtyard, firstInside] = courtyards.length
    ? partOf(n, courtyards.length, first, last)
    : [null, first]
  const group = groups ? partOf(n, groups, 0, all)[0] : null
  const nth = n - first
  // A courtyard begins a row of its own, beyond the name of the one before it.
  const spot = n - firstInside
  return {
    estate,
    courtyard,
    kind: lanes ? ('lane' as const) : ('building' as const),
    name: lanes ? `${numeral(nth + 1)}巷` : `${spot + 1}栋`,
    grid:
      grids === 'estates'
        ? estate
        : group === null
          ? partOf(n, grids, 0, all)[0]
          : Math.floor((group * grids) / groups!),
    group,
    x: 80 + (estate % 2) * 620 + (spot % 8) * 70,
    y: 80 + Math.floor(estate / 2) * 460 + (courtyard ?? 0) * 140 + Math.floor(spot / 8) * 80,
  }
}
export type Building = ReturnType<typeof buildingAt>

/** Into which of so many equal parts of a row the n-th falls; where that part begins and ends. */
function partOf(n: number, parts: number, from: number, to: number): [number, number, number] {
  const length = to - from
  const part = Math.floor(((n - from) * parts) / length)
  const edge = (i: number) => from + Math.ceil((i * length) / parts)
  return [part, edge(part), edge(part + 1)]
}

/** The h-th home of a community: its building, its door where it has one, and its name. */
export function homeAt(community: Community, h: number) {
  const n = Math.min(Math.floor(h / HOMES_A_BLOCK), buildingsOf(community) - 1)
  const inside = h - n * HOMES_A_BLOCK
  const { kind } = buildingAt(community, n)
  if (kind === 'lane') return { n, door: null, name: `${inside + 1}号` }
  const room = inside % HOMES_A_DOOR
  const name = `${Math.floor(room / ROOMS_A_FLOOR) + 1}0${(room % ROOMS_A_FLOOR) + 1}室`
  return { n, door: Math.floor(inside / HOMES_A_DOOR), name }
}

/** The first home behind a door of the n-th building. */
export const firstHome = (n: number, door = 0): number => n * HOMES_A_BLOCK + door * HOMES_A_DOOR

export const doorName = (door: number): string => DOORS[door]!
export const DOORS_A_BUILDING = DOORS.length

/** The same at every planting. */
export const buildingId = ({ code }: Community, n: number): string => idOf(code, 'building', n)
export const doorId = ({ code }: Community, n: number, door: number): string =>
  idOf(code, 'door', n, door)
export const homeId = ({ code }: Community, h: number): string => idOf(code, 'home', h)

const numeral = (n: number): string =>
  n <= 10
    ? NUMERALS[n - 1]!
    : (n < 20 ? '' : NUMERALS[Math.floor(n / 10) - 1]!) + '十' + (NUMERALS[(n % 10) - 1] ?? '')
