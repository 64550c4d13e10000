/** Fictitious regions under codes that no real place bears, in the shape of communities that exist. */

/** Where people live: an estate or a courtyard of buildings, an estate of courtyards, or a quarter of lanes with low houses. */
export type Estate = { name: string; courtyards?: readonly string[]; lanes?: true }
export type Community = {
  key: string
  city: string
  code: number
  name: string
  alias?: string
  methodId: string
  households: number
  residents: number
  /** How many grids there are, and groups beneath them; where the method has it so, each estate and each courtyard is one. */
  grids: number | 'estates'
  groups?: number
  estates: readonly Estate[]
  /** How many matters a year has left there. */
  matters: number
}
export type City = {
  key: string
  code: number
  name: string
  county: string
  street: string
  methodId: string
}

export const CITIES: readonly City[] = [
  {
    key: 'yunling',
    code: 990100000000,
    name: '云岭市',
    county: '青溪县',
    street: '秀水街道',
    methodId: 'one-home',
  },
  {
    key: 'jiangzhou',
    code: 990200000000,
    name: '江州市',
    county: '临江区',
    street: '龙塘街道',
    methodId: 'five-hearts',
  },
  {
    key: 'chunhe',
    code: 990300000000,
    name: '春和市',
    county: '南屏区',
    street: '翠湖街道',
    methodId: 'chain-service',
  },
  {
    key: 'guangyuan',
    code: 990400000000,
    name: '广苑市',
    county: '东陵区',
    street: '曲水街道',
    methodId: 'good-words',
  },
  {
    key: 'shangshan',
    code: 990500000000,
    name: '商山市',
    county: '丹江区',
    street: '城关街道',
    methodId: 'four-modes',
  },
]

const named = (...names: string[]): Estate[] => names.map(name => ({ name }))

export const COMMUNITIES: readonly Community[] = [
  {
    key: 'heyuan',
    city: 'yunling',
    code: 990101001001,
    name: '和园社区',
    methodId: 'one-home',
    households: 3765,
    residents: 14_650,
    grids: 12,
    estates: named('和园小区', '北关家属院', '沟口新村', '秀水花园'),
    matters: 72,
  },
  {
    key: 'liuyin',
    city: 'yunling',
    code: 990101001002,
    name: '柳荫社区',
    alias: '柳阴社区',
    methodId: 'one-home',
    households: 360,
    residents: 1080,
    grids: 2,
    estates: named('柳荫里'),
    matters: 36,
  },
  {
    key: 'xinhe',
    city: 'jiangzhou',
    code: 990201001001,
    name: '新河社区',
    methodId: 'five-hearts',
    households: 3742,
    residents: 11_671,
    grids: 13,
    groups: 66,
    estates: named('新河花园', '方桥新村', '西渠小区', '河口里'),
    matters: 72,
  },
  {
    key: 'donghu',
    city: 'chunhe',
    code: 990301001001,
    name: '东湖社区',
    methodId: 'chain-service',
    households: 2100,
    residents: 6300,
    grids: 'estates',
    estates: [
      { name: '东湖小区', courtyards: ['东院', '西院'] },
      { name: '铁路小区', courtyards: ['一院', '二院'] },
      { name: '翠湖小区', courtyards: ['前院', '后院'] },
      { name: '水厂小区', courtyards: ['南院', '北院'] },
      { name: '湖畔平房片区', lanes: true },
      { name: '老街平房片区', lanes: true },
    ],
    matters: 72,
  },
  {
    key: 'wenhua',
    city: 'guangyuan',
    code: 990401001001,
    name: '文华社区',
    methodId: 'good-words',
    households: 4219,
    residents: 12_618,
    grids: 12,
    estates: named('文华苑', '城书里', '睦邻新村', '曲水东苑'),
    matters: 72,
  },
  ...['莲湖', '金凤', '龙桥', '北坊'].map((name, i) => ({
    key: `cheng${i + 1}`,
    city: 'shangshan',
    code: 990501001001 + i,
    name: `${name}社区`,
    methodId: 'four-modes',
    households: 900,
    residents: 2700,
    grids: 3,
    estates: named(`${name}小区`, `${name}家园`),
    matters: 36,
  })),
]
