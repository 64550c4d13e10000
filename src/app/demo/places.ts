/** Fictitious regions under codes that no real place bears, in the shape of communities that exist. */
import type { Statement } from '#modules/territory/contract.ts'

/** What somebody said of the shape, kept apart from what is counted. */
export type Said = Pick<Statement, 'subject' | 'amount' | 'unit'> & {
  nature?: 'target'
  rounding?: 'about' | 'over'
}
export type Community = {
  key: string
  city: string
  code: number
  name: string
  alias?: string
  methodId: string
  households: number
  residents: number
  grids: number
  groups?: number
  estates: readonly string[]
  said?: readonly Said[]
}
export type City = {
  key: string
  code: number
  name: string
  county: string
  street: string
  methodId: string
  saidOn: string
  said?: readonly Said[]
}

export const CITIES: readonly City[] = [
  {
    key: 'yunling',
    code: 990100000000,
    name: '云岭市',
    county: '青溪县',
    street: '秀水街道',
    methodId: 'one-home',
    saidOn: '2021-09-07',
  },
  {
    key: 'jiangzhou',
    code: 990200000000,
    name: '江州市',
    county: '临江区',
    street: '龙塘街道',
    methodId: 'five-hearts',
    saidOn: '2020-12-15',
  },
  {
    key: 'chunhe',
    code: 990300000000,
    name: '春和市',
    county: '南屏区',
    street: '翠湖街道',
    methodId: 'chain-service',
    saidOn: '2023-10-13',
  },
  {
    key: 'guangyuan',
    code: 990400000000,
    name: '广苑市',
    county: '东陵区',
    street: '曲水街道',
    methodId: 'good-words',
    saidOn: '2022-12-01',
  },
  {
    key: 'shangshan',
    code: 990500000000,
    name: '商山市',
    county: '丹江区',
    street: '城关街道',
    methodId: 'four-modes',
    saidOn: '2018-08-30',
    said: [
      { subject: '城市社区', amount: 168, unit: 'communities' },
      { subject: '党群服务中心', amount: 170, unit: 'other', rounding: 'over' },
      { subject: '网格党组织', amount: 390, unit: 'branches', rounding: 'over' },
      { subject: '共建联合会', amount: 71, unit: 'other' },
      { subject: '签约驻区单位', amount: 1570, unit: 'other' },
      { subject: '认领服务的党员', amount: 18_000, unit: 'other', rounding: 'about' },
      { subject: '先锋岗', amount: 30_000, unit: 'other', rounding: 'over' },
      { subject: '服务项目', amount: 50_000, unit: 'other', rounding: 'about' },
    ],
  },
]

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
    estates: ['和园小区', '北关家属院', '沟口新村', '秀水花园'],
    said: [
      { subject: '辖区面积', amount: 3_100_000, unit: 'squareMetres', rounding: 'about' },
      { subject: '居民户数', amount: 3765, unit: 'households' },
      { subject: '居民人数', amount: 14_650, unit: 'persons' },
      { subject: '网格', amount: 12, unit: 'grids' },
    ],
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
    estates: ['柳荫里'],
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
    estates: ['新河花园', '方桥新村', '西渠小区', '河口里'],
    said: [
      { subject: '总人口', amount: 11_671, unit: 'persons' },
      { subject: '居民小组', amount: 66, unit: 'groups' },
      { subject: '网格', amount: 13, unit: 'grids' },
    ],
  },
  {
    key: 'donghu',
    city: 'chunhe',
    code: 990301001001,
    name: '东湖社区',
    methodId: 'chain-service',
    households: 2100,
    residents: 6300,
    grids: 8,
    estates: ['东湖楼院', '湖畔平房片区', '铁路小区'],
    said: [
      { subject: '带动服务的居民党员', amount: 73, unit: 'other', nature: 'target' },
      { subject: '“双报到”党员', amount: 523, unit: 'other', nature: 'target' },
      {
        subject: '为居民服务',
        amount: 18_000,
        unit: 'personTimes',
        nature: 'target',
        rounding: 'about',
      },
    ],
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
    estates: ['文华苑', '城书里', '睦邻新村', '曲水东苑'],
    said: [
      { subject: '区域面积', amount: 1_280_000, unit: 'squareMetres' },
      { subject: '居民户数', amount: 4219, unit: 'households' },
      { subject: '居民人数', amount: 12_618, unit: 'persons' },
      { subject: '网格党支部', amount: 11, unit: 'branches' },
      { subject: '有党建微家的网格', amount: 12, unit: 'grids' },
    ],
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
    estates: [`${name}小区`, `${name}家园`],
  })),
]
