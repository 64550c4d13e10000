/** Matters of the demo, each told as what people did: only legal histories can come of it. */
import type { Random } from './random.ts'

export type Who = 'near' | 'above' | 'secretary' | 'requester'
export type Act = {
  after: number
  by: Who
  do: string
  say?: string
  solved?: boolean
  satisfaction?: string
}
export type Story = {
  kind: number
  text: string
  building: number
  by: 'resident' | 'elder' | 'neighbour'
  hoursAgo: number
  acts: Act[]
}

const DAY = 24

/** What people ask for, with what was done about it. The kind is the n-th that a resident may open under the method. */
export const TALES: readonly { kind: number; text: string; done: string }[] = [
  {
    kind: 0,
    text: '三单元一楼的感应灯不亮，晚上老人下楼看不见台阶。',
    done: '换了灯头和感应器，试了三次都亮。',
  },
  {
    kind: 0,
    text: '楼前井盖松动，车轧过去很响，担心有人踩翻。',
    done: '井盖已换，四周用水泥固定。',
  },
  {
    kind: 1,
    text: '厨房水压很小，早上接一壶水要十分钟。',
    done: '检查了楼前阀门，除锈后水压恢复。',
  },
  {
    kind: 2,
    text: '垃圾投放点旁边堆了旧家具，已经一个星期了。',
    done: '联系清运，旧家具已拉走，地面冲洗干净。',
  },
  {
    kind: 3,
    text: '楼道里停了三辆电动车，还有飞线充电，挡住了消防通道。',
    done: '三位车主都把车挪到车棚，飞线已拆除。',
  },
  {
    kind: 0,
    text: '健身器材的踏板断了，孩子玩容易受伤。',
    done: '厂家上门换了踏板，其他器材也一并检查。',
  },
  { kind: 4, text: '高龄补贴怎么申请？我不会用手机办。', done: '上门帮老人填好申请表并交到窗口。' },
  {
    kind: 0,
    text: '小区北门的路灯晚上九点就灭了，下夜班的人看不清路。',
    done: '定时器已重新设置，亮到早上六点。',
  },
  { kind: 2, text: '三栋后面的排水沟堵了，一下雨就往外冒。', done: '清出树根和泥沙，试水通畅。' },
  { kind: 0, text: '单元门的闭门器坏了，门关不上，冬天灌风。', done: '更换闭门器，调好了力度。' },
  {
    kind: 1,
    text: '暖气不热，室内只有十四度，家里有刚出生的孩子。',
    done: '排气后回温，下午测得二十一度。',
  },
  {
    kind: 3,
    text: '外墙有一块瓷砖翘起来了，下面是孩子们上学的路。',
    done: '先拉了警戒线，次日施工队已铲除松动部位。',
  },
]

const SENT_UP = [
  '这一段属于市政道路，网格里办不了。',
  '需要上一级协调专业单位。',
  '涉及几家单位，请社区牵头。',
]
const NOT_SOLVED = [
  '修了两天又坏了。',
  '师傅来看过，说缺配件，后来没再来。',
  '只清了一半，墙根那边还堵着。',
]
const DELIGHTED = ['verySatisfied', 'verySatisfied', 'satisfied', 'satisfied', 'basicallySatisfied']

/** How a matter of that age may have gone, from the everyday to the difficult. */
function actsOf(random: Random, done: string, hoursAgo: number): Act[] {
  const accept: Act = { after: 1 + random.below(3), by: 'near', do: 'accept' }
  const resolve: Act = { after: 20 + random.below(30), by: 'near', do: 'resolve', say: done }
  const verify: Act = { after: resolve.after + 4, by: 'secretary', do: 'verify' }
  const contact: Act = { after: verify.after + 5, by: 'secretary', do: 'contact' }
  const answer: Act = {
    after: contact.after + 2,
    by: 'requester',
    do: 'answer',
    solved: true,
    satisfaction: random.of(DELIGHTED),
  }
  const dice = random.below(100)
  const old = hoursAgo > 8 * DAY
  const all = [accept, resolve, verify, contact, answer]
  if (!old) return all.slice(0, random.below(4))
  if (dice < 58) return all
  if (dice < 64)
    return [
      accept,
      resolve,
      verify,
      contact,
      { ...answer, solved: false, satisfaction: 'notSatisfied', say: random.of(NOT_SOLVED) },
    ]
  if (dice < 80) {
    const up: Act = { after: accept.after + 3, by: 'near', do: 'sendUp', say: random.of(SENT_UP) }
    const sign: Act = { after: up.after + 6, by: 'above', do: 'sign' }
    const by = { resolve: { ...resolve, after: sign.after + 30, by: 'above' as const } }
    const later = by.resolve.after
    return [
      accept,
      up,
      sign,
      by.resolve,
      { ...verify, after: later + 4 },
      { ...contact, after: later + 9 },
      { ...answer, after: later + 12 },
    ]
  }
  if (dice < 88) return [accept, resolve, verify, contact]
  if (dice < 94)
    return [accept, { after: 8, by: 'near', do: 'note', say: '已约专业单位上门，等对方回复时间。' }]
  return [{ after: 2, by: 'near', do: 'refuse', say: '属于公共交通线路调整，不在社区办理范围。' }]
}

/** Some matters over the last 90 days; a handful of them of this week, still open. */
export function storiesOf(random: Random, count: number, buildings: number): Story[] {
  return Array.from({ length: count }, (_, i) => {
    const tale = TALES[i % TALES.length]!
    const hoursAgo = i < count / 6 ? 3 + random.below(5 * DAY) : 9 * DAY + random.below(80 * DAY)
    return {
      kind: tale.kind,
      text: tale.text,
      building: random.below(buildings),
      by: random.of(['resident', 'elder', 'neighbour'] as const),
      hoursAgo,
      acts: actsOf(random, tale.done, hoursAgo),
    }
  })
}
