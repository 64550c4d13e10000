/** Matters of the demo, each told as what people did: only legal histories can come of it. */

export type Act = { after: number; by: string; do: string; say?: string; satisfaction?: string }
export type Story = {
  kind: string
  text: string
  building: number
  door: number
  by: string
  daysAgo: number
  acts: Act[]
}

const HOUR = 1
const DAY = 24

const solvedInTheGrid = (say: string): Act[] => [
  { after: 2 * HOUR, by: 'grid1', do: 'accept' },
  { after: DAY, by: 'grid1', do: 'resolve', say },
  { after: DAY + 3, by: 'clerk', do: 'verify' },
  { after: 2 * DAY, by: 'clerk', do: 'contact' },
  { after: 2 * DAY + 1, by: 'resident', do: 'answer', satisfaction: 'verySatisfied' },
]

/** Kinds are the method's first ones that a resident may open: stories name them by position. */
export const STORIES: Story[] = [
  {
    kind: '0',
    text: '三单元一楼的感应灯不亮,晚上老人下楼看不见台阶。',
    building: 0,
    door: 0,
    by: 'resident',
    daysAgo: 20,
    acts: solvedInTheGrid('换了灯头和感应器,试了三次都亮。'),
  },
  {
    kind: '0',
    text: '楼前井盖松动,车轧过去很响,担心有人踩翻。',
    building: 1,
    door: 0,
    by: 'resident',
    daysAgo: 15,
    acts: solvedInTheGrid('井盖已换,四周用水泥固定。'),
  },
  {
    kind: '0',
    text: '小区东门外道路积水,下雨天电动车过不去。',
    building: 2,
    door: 1,
    by: 'resident',
    daysAgo: 12,
    acts: [
      { after: HOUR, by: 'grid1', do: 'accept' },
      { after: 5 * HOUR, by: 'grid1', do: 'sendUp', say: '雨水井在市政道路上,网格里办不了。' },
      { after: DAY, by: 'rung1', do: 'sign' },
      { after: 2 * DAY, by: 'rung1', do: 'sendUp', say: '需要上一级协调市政疏通。' },
      { after: 3 * DAY, by: 'rung2', do: 'sign' },
      { after: 5 * DAY, by: 'rung2', do: 'resolve', say: '市政已疏通雨水井并加装格栅。' },
    ],
  },
  {
    kind: '1',
    text: '厨房水压很小,早上接一壶水要十分钟。',
    building: 0,
    door: 1,
    by: 'neighbour',
    daysAgo: 3,
    acts: [
      { after: HOUR, by: 'grid1', do: 'accept' },
      {
        after: 6 * HOUR,
        by: 'grid1',
        do: 'note',
        say: '约了自来水公司,明天上午上门看水表前的阀门。',
      },
    ],
  },
  {
    kind: '1',
    text: '垃圾投放点旁边堆了旧家具,已经一个星期了。',
    building: 3,
    door: 0,
    by: 'elder',
    daysAgo: 2,
    acts: [{ after: 3 * HOUR, by: 'grid2', do: 'accept' }],
  },
  {
    kind: '2',
    text: '楼道里停了三辆电动车,还有飞线充电,挡住了消防通道。',
    building: 1,
    door: 1,
    by: 'resident',
    daysAgo: 1,
    acts: [],
  },
  {
    kind: '0',
    text: '请帮忙问问高龄补贴怎么申请,我不会用手机办。',
    building: 0,
    door: 0,
    by: 'elder',
    daysAgo: 8,
    acts: [
      { after: HOUR, by: 'grid1', do: 'accept' },
      { after: DAY, by: 'grid1', do: 'resolve', say: '已上门帮老人填好申请表并交到窗口。' },
      { after: DAY + 4, by: 'clerk', do: 'verify' },
    ],
  },
  {
    kind: '0',
    text: '健身器材的踏板断了,孩子玩容易受伤。',
    building: 4,
    door: 0,
    by: 'neighbour',
    daysAgo: 0,
    acts: [],
  },
]
