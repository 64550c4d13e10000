import { texts } from './texts.ts'

export const invite = texts({
  zh: {
    invite: {
      title: '接受邀请',
      about: '您已被安排岗位。请设置只有您自己知道的密码，下一步绑定手机验证器。',
      noToken: '这个链接不完整。请用收到的完整链接打开，或者请管理员再发一次。',
      done: '{{name}}，密码已设好。',
    },
  },
  en: {
    invite: {
      title: 'Your invitation',
      about: 'You have been appointed. Choose a password that only you know; an authenticator comes next.',
      noToken: 'This link is not complete. Open the whole link that you received, or ask for another.',
      done: '{{name}}, your password is set.',
    },
  },
})
