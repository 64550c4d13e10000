import { texts } from './texts.ts'

/** Who looked at whose data, as the auditor reads it. */
export const looks = texts({
  zh: {
    looks: {
      none: '没有人查看过居民的信息。',
      at: '看了什么',
      whom: '谁的信息',
      resident: '居民 …{{id}}',
      purpose: '原因',
      times: '当天次数',
      count: '{{count}} 次',
      what: {
        matter: '诉求',
        person: '基本信息',
        home: '住户卡',
        phone: '完整电话号码',
        citizenId: '完整身份证号',
        lookUp: '用完整号码查人',
        joinCode: '打印入户码',
      },
    },
  },
  en: {
    looks: {
      none: 'Nobody has looked at the data of a resident.',
      at: 'Looked at',
      whom: 'Of whom',
      resident: 'Resident …{{id}}',
      purpose: 'Why',
      times: 'Times that day',
      count: '{{count}}×',
      what: {
        matter: 'Matter',
        person: 'Name and address',
        home: 'Card of the home',
        phone: 'Whole phone number',
        citizenId: 'Whole citizen id',
        lookUp: 'Found by a whole number',
        joinCode: 'Printed the code to join',
      },
    },
  },
})
