import { texts } from './texts.ts'

/** Whose a whole number is: asked for a purpose. */
export const lookUps = texts({
  zh: {
    lookUp: {
      title: '按号码查找',
      number: '完整的手机号或证件号',
      purpose: '用途',
      purposeHint: '例如：来电核对身份、约上门时间',
      notice: '这次查找会记录下来，被查到的居民能看到是谁、为什么查的；每小时最多 30 次。',
      search: '查找',
      found: '查到 {{count}} 人',
      none: '您能看到的居民里没有人登记这个号码。',
      open: '打开住户卡',
      noHome: '没有登记住址',
      choose: '就是这位',
      caller: '按来电号码查人',
    },
  },
  en: {
    lookUp: {
      title: 'Look up a number',
      number: 'A whole phone or citizen id',
      purpose: 'Purpose',
      purposeHint: 'Say to check who is calling, to agree on a visit',
      notice: 'This is written down; whoever is found can see who looked and why. At most 30 an hour.',
      search: 'Look up',
      found: '{{count}} found',
      none: 'Among the residents that you see nobody has this number.',
      open: 'Open the card of the home',
      noHome: 'No home on record',
      choose: 'It is this one',
      caller: 'Look up the caller',
    },
  },
})
