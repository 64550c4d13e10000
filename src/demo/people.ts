/** The people whom a newcomer may step into, and their neighbours. Nobody of these names is meant: they are put together from common parts. */
import { buildingsOf, firstHome } from './buildings.ts'
import type { Community } from './places.ts'

type Where = 'home' | 'first grids' | 'last grids' | 'all grids' | 'building' | 'door' | 'community'
export type Person = { suffix: string; role: string; name: string; where: Where }

/** The near posts of a method: who works a grid, who leads the workers if anybody does, who helps next door. */
type Near = {
  worker: string
  lead?: string
  neighbours: readonly (readonly [role: string, where: Where])[]
}

export const NEAR: Record<string, Near> = {
  'one-home': { worker: 'gridWorker', neighbours: [['steward', 'building']] },
  'five-hearts': {
    worker: 'gridWorker',
    lead: 'gridLeader',
    neighbours: [['groupLeader', 'building']],
  },
  'chain-service': {
    worker: 'courtyardWorker',
    lead: 'estateLeader',
    neighbours: [
      ['unitSteward', 'door'],
      ['buildingSteward', 'building'],
      ['floorSteward', 'door'],
    ],
  },
  'good-words': { worker: 'gridWorker', neighbours: [['anchorHousehold', 'building']] },
  'four-modes': { worker: 'middleNetLeader', neighbours: [['smallNetLeader', 'building']] },
}
const STEWARDS = [
  ['steward', '龚桂兰'],
  ['steward2', '祝长庚'],
  ['steward3', '佟雅琴'],
] as const

export function peopleOf(methodId: string): Person[] {
  const { worker, lead, neighbours } = NEAR[methodId]!
  return [
    ...RESIDENTS.slice(0, SHOWN).map(({ suffix, name }) => ({
      suffix,
      role: 'resident',
      name,
      where: 'home' as const,
    })),
    { suffix: 'grid1', role: worker, name: '周明远', where: 'first grids' },
    { suffix: 'grid2', role: worker, name: '何㐂', where: 'last grids' },
    ...(lead
      ? [{ suffix: 'leader', role: lead, name: '陶有田', where: 'all grids' as const }]
      : []),
    ...neighbours.map(([role, where], i) => {
      const [suffix, name] = STEWARDS[i]!
      return { suffix, role, name, where }
    }),
    { suffix: 'clerk', role: 'clerk', name: '沈若溪', where: 'community' },
    { suffix: 'secretary', role: 'secretary', name: '方立秋', where: 'community' },
    { suffix: 'intake', role: 'intakeService', name: '热线转办接入', where: 'community' },
  ]
}

/** Who lives in a community and reports from the own home; the first of them are to be stepped into. */
export const RESIDENTS = [
  { suffix: 'resident', name: '林小满', man: false, born: '1988-05-21' },
  { suffix: 'elder', name: '欧阳慕容', man: false, born: '1946-10-09' },
  { suffix: 'neighbour', name: '阿依古丽·买买提', man: false, born: '1979-03-14' },
  { suffix: 'home4', name: '程远航', man: true, born: '1991-07-02' },
  { suffix: 'home5', name: '苗秀兰', man: false, born: '1953-12-18' },
  { suffix: 'home6', name: '谷建业', man: true, born: '1968-01-30' },
  { suffix: 'home7', name: '蓝雨桐', man: false, born: '1996-09-05' },
  { suffix: 'home8', name: '左春生', man: true, born: '1959-04-11' },
  { suffix: 'home9', name: '尹玉梅', man: false, born: '1974-08-23' },
  { suffix: 'home10', name: '柏正年', man: true, born: '1949-02-06' },
  { suffix: 'home11', name: '韦思远', man: true, born: '1985-11-27' },
  { suffix: 'home12', name: '扎西多吉', man: true, born: '1993-06-16' },
] as const
const SHOWN = 3

/** The home of the i-th of them: the first ones next door to each other, the others all over the community. */
export function homeOf(community: Community, i: number): number {
  if (i < SHOWN) return [firstHome(0, 0) + 1, firstHome(0, 1) + 4, firstHome(1, 0) + 7][i]!
  const n = Math.floor((i * buildingsOf(community)) / RESIDENTS.length)
  return firstHome(n) + ((i * 7) % 20)
}

/** The number of the i-th person of a community, which nobody has: no number begins so. */
export const phoneOf = (code: number, i: number): string =>
  `0900${String(code % 100_000).padStart(5, '0')}${String(i).padStart(2, '0')}`

export const ABOVE_COMMUNITY = [
  { suffix: 'street', role: 'streetOfficer', name: '贺知远', depth: 2 },
  { suffix: 'county', role: 'countyOfficer', name: '罗清和', depth: 1 },
  { suffix: 'city', role: 'cityOfficer', name: '童安平', depth: 0 },
  { suffix: 'system', role: 'systemAdministrator', name: '温知行', depth: 0 },
  { suffix: 'security', role: 'securityAdministrator', name: '严守一', depth: 0 },
  { suffix: 'auditor', role: 'auditor', name: '孟秋澄', depth: 0 },
] as const
