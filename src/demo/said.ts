/**
 * What is said of the places of the demo, after what was published of communities of this shape: as it
 * was said, 约 and 多 only where they stand, a promise as a target, and no date where none is given.
 */
import type { Statement } from '#modules/territory/contract.ts'

export const SOURCE = '据公开报道的做法（虚构社区）'

export type Said = Pick<Statement, 'subject' | 'unit'> &
  Partial<Pick<Statement, 'amount' | 'words' | 'nature' | 'rounding'>>

type How = Partial<Pick<Statement, 'unit' | 'nature' | 'rounding'>>
const said = (subject: string, amount: number, how: How = {}): Said => ({
  unit: 'other',
  ...how,
  subject,
  amount,
})
const inWords = (subject: string, words: string): Said => ({ unit: 'other', subject, words })

const over = { rounding: 'over' } as const
const target = { nature: 'target' } as const

/** By the key of a community, a street or a city. */
export const SAID: Record<string, readonly Said[]> = {
  heyuan: [
    inWords('成立时间', '2017年9月'),
    inWords('称号', '城市党建示范点'),
    said('辖区面积', 3_100_000, { unit: 'squareMetres', rounding: 'about' }),
    said('居民户数', 3765, { unit: 'households' }),
    said('居民人数', 14_650, { unit: 'persons' }),
    said('网格', 12, { unit: 'grids' }),
  ],
  xinhe: [
    said('总人口', 11_671, { unit: 'persons' }),
    said('居民小组', 66, { unit: 'groups' }),
    said('网格', 13, { unit: 'grids' }),
    said('服务队伍', 5),
  ],
  donghu: [
    said('带动服务的居民党员', 73, target),
    said('“双报到”党员', 523, target),
    said('为居民服务', 18_000, { ...target, unit: 'personTimes' }),
  ],
  wenhua: [
    inWords('成立时间', '2005年'),
    said('区域面积', 1_280_000, { unit: 'squareMetres' }),
    said('居民户数', 4219, { unit: 'households' }),
    said('居民人数', 12_618, { unit: 'persons' }),
    said('网格党支部', 11, { unit: 'branches' }),
    said('特色党支部', 4, { unit: 'branches' }),
    said('党员', 417),
    said('党员中心户', 30),
    said('有党建微家的网格', 12, { unit: 'grids' }),
    said('党群服务中心', 5000, { unit: 'squareMetres' }),
    said('温馨服务卡', 4000, over),
    said('社会组织', 72),
    said('民间服务队', 28),
    said('文化活动队', 23),
    said('社区志愿者', 1000, over),
    said('一次签约加装的电梯', 19),
  ],
  cheng1: [said('党建服务中心投资', 5_000_000, { ...over, unit: 'yuan' })],
  cheng2: [said('共建联合会成员单位', 16)],
  'shangshan-street': [
    said('视频监控投入', 6_000_000, { ...over, unit: 'yuan' }),
    said('装有监控的社区', 6),
    said('装有监控的街道', 18),
    said('装有监控的道路', 28),
    said('装有监控的巷子', 71),
    said('装有监控的小区', 110),
  ],
  shangshan: [
    said('实行网格化管理的社区', 168, { unit: 'communities' }),
    said('党群服务中心', 170, over),
    said('网格化党组织', 390, over),
    said('楼宇和商圈党小组', 50, over),
    said('党建联合会（联席会）', 71),
    said('签订共建协议的单位', 1570),
    said('认领岗位和项目的党员', 18_000),
    said('先锋岗', 30_000, over),
    said('服务项目', 50_000),
    said('社区工作者和大学生村官', 410, over),
    said('社区“两委”专职党务干部', 250, over),
    inWords('每个社区每年的党建工作经费', '由 2 万元提高到 5 万至 10 万元'),
  ],
}
