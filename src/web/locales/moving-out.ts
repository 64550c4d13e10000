import { texts } from './texts.ts'

/** The end of a household, on the card of its home. */
export const movingOut = texts({
  zh: {
    movingOut: {
      end: '整户迁出',
      resume: '撤销迁出',
      notice: '这一户现住的人都记为当天迁出，不再计入户数和人数。办错了可以撤销。',
      on: '迁出日期',
      reason: '迁出原因',
    },
  },
  en: {
    movingOut: {
      end: 'Household moved out',
      resume: 'Take moving out back',
      notice: 'Everybody who lives here leaves on that day and is counted here no more. It can be taken back.',
      on: 'Moved out on',
      reason: 'Why',
    },
  },
})
