import { texts } from './texts.ts'

export const who = texts({
  zh: {
    who: {
      title: '我的网格员',
      about: '选到楼栋和单元，看看谁为这里服务、怎么联系。不用登录，这里没有任何居民的信息。',
      typed: '或者写出完整地址',
      typedHint: '例如：和园小区 3 栋 2 单元 601 室',
      find: '查找',
      nowhere: '没有找到这个地址。请写上小区和楼栋，或在上面逐级选择。',
      name: '姓名和岗位',
      phone: '电话',
      noPhone: '未公布',
      none: '这里还没有安排服务人员。',
      how: '有事怎么找',
      ways: '打上面的电话，或者到社区服务大厅，或者在手机上报：都一样有人接、有时限、有回音。',
      report: '手机上报',
      print: '打印这一页',
    },
  },
  en: {
    who: {
      title: 'My grid worker',
      about: 'Choose the building and the door to see who serves it and how to reach them. No account is needed, and nothing about residents is shown.',
      typed: 'Or write the whole address',
      typedHint: 'For example: 和园小区 3 栋 2 单元 601 室',
      find: 'Find',
      nowhere: 'No such address was found. Name the estate and the building, or choose step by step above.',
      name: 'Name and post',
      phone: 'Phone',
      noPhone: 'Not published',
      none: 'Nobody is posted here yet.',
      how: 'How to ask',
      ways: 'Call a number above, come to the service hall, or report on a phone: each is taken on, in a promised time, and answered.',
      report: 'Report on this device',
      print: 'Print this page',
    },
  },
})
