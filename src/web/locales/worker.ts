import { texts } from './texts.ts'

/** Who serves the own home, and what waits for the requester. */
export const worker = texts({
  zh: {
    worker: {
      title: '我的网格员',
      call: '打电话给{{name}}',
      noPhone: '没有公布电话',
      all: '看全部服务人员',
      choose: '选一次住址，就能一键打电话',
      none: '这里还没有安排服务人员。',
    },
    waiting: { title: '等您评价', press: '办好了没有？点这里说一说' },
  },
  en: {
    worker: {
      title: 'My grid worker',
      call: 'Call {{name}}',
      noPhone: 'No phone published',
      all: 'See all who serve here',
      choose: 'Choose your home once, then one press calls',
      none: 'Nobody is posted here yet.',
    },
    waiting: { title: 'Waiting for your verdict', press: 'Was it solved? Press to say' },
  },
})
