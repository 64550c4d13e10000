export const refusals = {
  'people-not-here': { zh: '街道及以上只看数据，不看居民信息', en: 'Above a community one sees figures, not residents' },
  'number-needs-purpose': {
    zh: '按完整手机号或证件号查人，请用“按号码查找”并写明用途，本人可以看到',
    en: 'To find somebody by a whole phone or id number use “Look up a number” and state the purpose; the resident sees it',
  },
  'no-number': { zh: '请输入完整的11位手机号或18位证件号', en: 'Enter a whole phone of 11 digits or a citizen id of 18' },
  'phone-first': { zh: '请先用手机号登录，再加入社区', en: 'Sign in by phone before joining a community' },
} as const
