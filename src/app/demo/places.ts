/** Fictitious regions under codes that no real place bears, shaped like communities that exist. */

export type Community = {
  key: string
  code: number
  name: string
  alias?: string
  methodId: string
  estates: string[]
  gridName: string
}
export type Above = { code: number; name: string; parent: number | null; methodId: string }

export const ABOVE: Above[] = [
  { code: 990100000000, name: '云岭市', parent: null, methodId: 'one-home' },
  { code: 990101000000, name: '青溪县', parent: 990100000000, methodId: 'one-home' },
  { code: 990101001000, name: '秀水街道', parent: 990101000000, methodId: 'one-home' },
  { code: 990200000000, name: '江州市', parent: null, methodId: 'five-hearts' },
  { code: 990201000000, name: '临江区', parent: 990200000000, methodId: 'five-hearts' },
  { code: 990201001000, name: '龙塘街道', parent: 990201000000, methodId: 'five-hearts' },
]

export const COMMUNITIES: Community[] = [
  {
    key: 'heyuan',
    code: 990101001001,
    name: '和园社区',
    methodId: 'one-home',
    estates: ['和园小区', '北关家属院'],
    gridName: '网格',
  },
  {
    key: 'liuyin',
    code: 990101001002,
    name: '柳荫社区',
    alias: '柳阴社区',
    methodId: 'one-home',
    estates: ['柳荫里'],
    gridName: '网格',
  },
  {
    key: 'xinhe',
    code: 990201001001,
    name: '新河社区',
    methodId: 'five-hearts',
    estates: ['新河花园', '方桥新村'],
    gridName: '网格',
  },
]

export const BUILDINGS_AN_ESTATE = 6
export const DOORS_A_BUILDING = 2
export const HOMES_A_DOOR = 6
export const BUILDINGS_A_GRID = 3
