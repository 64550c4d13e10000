import { account } from './account.ts'
import { lookUps } from './look-ups.ts'
import { residents } from './residents.ts'
import { texts, together } from './texts.ts'

const own = texts({
  zh: {
    tab: { todo: '待办', record: '随手记', me: '我的' },
    todo: {
      title: '待办',
      views: '按什么看',
      mine: '我的',
      toSign: '待签收',
      overdue: '已超时',
      open: '辖区在办',
      none: {
        mine: '您手上没有要办的事。',
        toSign: '没有等您签收的事。',
        overdue: '没有超时的事。',
        open: '辖区里没有在办的事。',
      },
      next: '看见或听到什么事，随手记下来。',
      record: '随手记一件',
      residents: '查住户',
      tour: {
        todo: '“待办”里最急的排在最前面。点开就能签收、办结、上报。',
        record: '路上看到、听到的，用“随手记”一句话记下；当场办好的，写一句就结案。',
        offline: '可以添加到手机主屏幕。没有网络时也打得开，能看上次的待办。',
      },
    },
    record: {
      title: '随手记',
      words: '什么事',
      wordsHint: '一句话，例如：3 栋门口有碎玻璃。',
      kind: '类别',
      handled: '已经当场办好？写一句怎么办的',
      handledHint: '写了就直接办结；不写就进入待办。',
      other: '替别人记（写下诉求人）',
      name: '诉求人姓名',
      phone: '诉求人电话',
      phoneHint: '11 位手机号',
      source: '怎么知道的',
      send: '记下',
      done: '已记下 {{number}}',
      look: '查看',
    },
    homes: {
      title: '查住户',
      hint: '只查得到您网格里的居民。',
      search: '查',
      found: '共 {{count}} 人',
      none: '没有查到。换个姓名或门牌再试。',
    },
    actions: { more: '更多操作', done: '已完成：{{action}}' },
  },
  en: {
    tab: { todo: 'To do', record: 'Record', me: 'Me' },
    todo: {
      title: 'To do',
      views: 'Show',
      mine: 'Mine',
      toSign: 'To take on',
      overdue: 'Overdue',
      open: 'Open in my area',
      none: {
        mine: 'You hold nothing to be done.',
        toSign: 'Nothing waits for you to take it on.',
        overdue: 'Nothing is overdue.',
        open: 'Nothing is open in your area.',
      },
      next: 'Whatever you see or hear, record it on the spot.',
      record: 'Record something',
      residents: 'Look up a home',
      tour: {
        todo: 'The most urgent comes first. Open one to take it on, finish it or send it up.',
        record: 'What you see or hear on the way goes into “Record” in one sentence; what is mended on the spot is closed at once.',
        offline: 'Add this page to your home screen: it opens without a network and shows your last list.',
      },
    },
    record: {
      title: 'Record',
      words: 'What is it',
      wordsHint: 'One sentence: broken glass at the door of building 3.',
      kind: 'Kind',
      handled: 'Handled on the spot? Say how',
      handledHint: 'With words it is done at once; without, it becomes a matter to do.',
      other: 'Record it for somebody (the requester)',
      name: 'Name of the requester',
      phone: 'Phone of the requester',
      phoneHint: 'Mobile number of 11 digits',
      source: 'How you know',
      send: 'Record',
      done: 'Recorded as {{number}}',
      look: 'Look at it',
    },
    homes: {
      title: 'Look up a home',
      hint: 'You find the people of your own grid.',
      search: 'Search',
      found: '{{count}} found',
      none: 'Nobody found. Try another name or address.',
    },
    actions: { more: 'More', done: 'Done: {{action}}' },
  },
})

export const field = together(own, residents, lookUps, account)
