import { texts } from './texts.ts'

/** By what people prove who they are, at the doors and in their account. */
export const proofs = texts({
  zh: {
    password: { new: '设置密码', hint: '至少 {{least}} 个字符，可以用一句好记的话。', show: '显示密码' },
    factor: {
      title: '再证明一次是您',
      hint: '打开手机上的验证器，输入现在显示的 6 位数字。',
      code: '验证器上的数字',
      confirm: '确认',
      set: '还没有绑定验证器？现在绑定',
      secret: '在验证器里添加这个密钥，再输入它给出的数字：',
      open: '用本机的验证器打开',
      lost: '动态口令丢了？',
      lostHint: '请任命您的上级重新邀请，并勾选重置动态口令。没有这样的上级时，请管理服务器的人取一个当天有效的恢复码，填在下面。',
      recovery: '恢复码',
      forget: '解除旧的验证器',
    },
  },
  en: {
    password: { new: 'Choose a password', hint: 'At least {{least}} characters; a sentence that you remember is good.', show: 'Show the password' },
    factor: {
      title: 'Prove once more that it is you',
      hint: 'Open your authenticator app and enter the 6 digits it shows now.',
      code: 'Digits of the authenticator',
      confirm: 'Confirm',
      set: 'No authenticator yet? Set one up',
      secret: 'Add this secret to your authenticator, then enter the digits it gives:',
      open: 'Open in an authenticator on this device',
      lost: 'Authenticator lost?',
      lostHint:
        'Ask whoever appoints above you for a new invitation that resets it. Where there is nobody, ask whoever runs the server for a recovery code; it holds for today. Enter it here.',
      recovery: 'Recovery code',
      forget: 'Remove the former authenticator',
    },
  },
})
