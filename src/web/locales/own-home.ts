import { texts } from './texts.ts'

/** Where a resident lives, as the community knows it. */
export const ownHome = texts({
  zh: {
    ownHome: {
      title: '我家',
      unknown: '还没有登记住址。向社区工作人员领取入户码，就能关联到您家。',
      link: '关联我家',
    },
  },
  en: {
    ownHome: {
      title: 'My home',
      unknown: 'No home is on record. Ask the community’s staff for a code to link it.',
      link: 'Link my home',
    },
  },
})
