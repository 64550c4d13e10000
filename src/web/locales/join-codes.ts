import { texts } from './texts.ts'

/** The code on paper by which somebody joins the home that the community has on record. */
export const joinCodes = texts({
  zh: {
    joinCode: {
      code: '入户码',
      hint: '社区工作人员交给您的纸条上，8 位字母和数字',
    },
  },
  en: {
    joinCode: {
      code: 'Code to join your home',
      hint: 'On the slip from the staff: 8 letters and digits',
    },
  },
})

/** The slip itself, on the desk. */
export const joinSlips = texts({
  zh: {
    joinSlip: {
      title: '入户码',
      print: '打印入户码',
      notice: '请当面交给本人。谁拿着入户码，谁就能以这位居民的身份登录；打印会记录下来，本人能看到。重新打印后旧码作废。',
      make: '生成入户码',
      back: '返回居民台账',
      of: '{{name}}，{{address}}',
      until: '{{day}} 前有效，只能用一次',
      how: '用手机号登录邻里，选择社区，填写姓名和入户码。',
    },
  },
  en: {
    joinSlip: {
      title: 'Code to join a home',
      print: 'Print the code to join',
      notice:
        'Hand it to the person. Whoever holds the code signs in as this resident; that it was printed is written down, and the resident can see it. Another one ends the last.',
      make: 'Make the code',
      back: 'Back to the residents',
      of: '{{name}}, {{address}}',
      until: 'Valid until {{day}}, once',
      how: 'Sign in to Linli by phone, choose the community, enter the name and this code.',
    },
  },
})
