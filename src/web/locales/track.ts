import { texts } from './texts.ts'

export const track = texts({
  zh: {
    track: {
      title: '查进度',
      about: '先选社区，再输入回执上的编号和查询码。不用登录。',
      number: '编号',
      numberHint: '例如：261122-K7Q2MX',
      code: '查询码',
      codeHint: '印在回执上，和编号在一起',
      follow: '查进度',
    },
  },
  en: {
    track: {
      title: 'Check progress',
      about: 'Choose the community, then enter the number and the code of your slip. No account is needed.',
      number: 'Number',
      numberHint: 'For example: 261122-K7Q2MX',
      code: 'Code',
      codeHint: 'Printed on the slip beside the number',
      follow: 'See how it stands',
    },
  },
})
