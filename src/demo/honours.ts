/**
 * Honours, statuses and milestones of the demo, after what was published of communities of this shape: no
 * year and no giver where none is told. What the last line of a community says is made up, and of no article.
 */
import { addHonour } from '#modules/publications/index.ts'
import type { HonourEntry } from '#modules/publications/contract.ts'
import type { Ctx } from '#modules/ctx.ts'
import { idOf } from './random.ts'

type Entry = Pick<HonourEntry, 'title' | 'kind'> & Partial<HonourEntry>

const of = (kind: Entry['kind'], title: string, more: Partial<Entry> = {}): Entry =>
  ({ kind, title, ...more }) as Entry

const local = (year: number, title: string): Entry =>
  of('honour', title, { year, level: 'street', issuer: '街道办事处' })

const HONOURS: Record<string, readonly Entry[]> = {
  heyuan: [
    of('milestone', '社区成立', { year: 2017, note: '2017年9月' }),
    of('status', '城市党建示范点'),
    of('honour', '全国城市基层党建创新优秀案例', {
      year: 2019,
      level: 'national',
      holder: '党建工作法',
    }),
    of('honour', '全省组织工作创新三等奖', { year: 2019, level: 'province', holder: '党建工作法' }),
    of('honour', '全市组织工作创新一等奖', { year: 2019, level: 'city', holder: '党建工作法' }),
    local(2025, '年度便民服务先进社区'),
  ],
  wenhua: [
    of('milestone', '社区成立', { year: 2005 }),
    of('status', '后进社区', { good: false, note: '这顶帽子后来摘掉了' }),
    of('honour', '全国文明社区', { level: 'national' }),
    of('honour', '全国和谐社区建设示范社区', { level: 'national' }),
    of('honour', '全国创先争优先进基层党组织', { level: 'national', holder: '社区党委' }),
    local(2024, '为老服务先进社区'),
  ],
  xinhe: [local(2025, '群众工作先进社区')],
  donghu: [local(2025, '网格服务先进社区')],
  liuyin: [local(2024, '共建共治先进社区')],
}

/** Written down once: planted anew, each is there already under its id. */
export async function honour(ctx: Ctx, region: number, key: string): Promise<void> {
  const blank = { good: true, level: null, issuer: null, holder: null, year: null }
  for (const [i, entry] of (HONOURS[key] ?? []).entries()) {
    const dates = { fromOn: null, toOn: null, photoId: null, note: null }
    await addHonour(ctx, { region, id: idOf(region, `honour-${i}`), ...blank, ...dates, ...entry })
  }
}
