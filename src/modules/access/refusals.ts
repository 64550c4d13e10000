export const refusals = {
  'wrong-password': { zh: '账号或密码不对', en: 'Wrong account or password' },
  'wrong-code': { zh: '验证码不对或已失效', en: 'The code is wrong or no longer valid' },
  'not-your-posting': { zh: '这不是您的岗位', en: 'This is not a post of yours' },
  'second-factor-known': { zh: '已经绑定过动态口令', en: 'An authenticator is already set up' },
  'second-factor-unknown': { zh: '请先绑定动态口令', en: 'Set up an authenticator first' },
  'unknown-role': { zh: '该社区的工作法里没有这个岗位', en: 'The method of this region has no such role' },
  'password-needed': { zh: '新账号需要一个至少 15 位的密码', en: 'A new account needs a password of at least 15 characters' },
} as const
