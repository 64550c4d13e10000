export const refusals = {
  'people-not-here': { zh: '街道及以上只看数据，不看居民信息', en: 'Above a community one sees figures, not residents' },
  'number-needs-purpose': {
    zh: '按完整手机号或证件号查人，请用“按号码查找”并写明用途，本人可以看到',
    en: 'To find somebody by a whole phone or id number use “Look up a number” and state the purpose; the resident sees it',
  },
  'no-number': { zh: '请输入完整的11位手机号或18位证件号', en: 'Enter a whole phone of 11 digits or a citizen id of 18' },
  'join-needs-code': {
    zh: '您的信息已在社区台账中，请向社区工作人员领取入户码，填写后加入',
    en: 'The community has you on record: ask its staff for a code to join your home, and enter it here',
  },
  'no-such-join-code': {
    zh: '入户码不对、用过了或已过期，请核对后重填，或请社区工作人员再打印一张',
    en: 'This code is wrong, used or too old; check it, or ask the staff to print another',
  },
  'too-many-joins': { zh: '今天加入社区的次数已用完', en: 'You have tried to join too often today' },
  'not-ended-yet': { zh: '迁出日期不能晚于今天', en: 'Moving out lies in the future: enter a day up to today' },
  'ended-before-moved-in': {
    zh: '有人在这一天之后才入住，请填写更晚的迁出日期',
    en: 'Somebody moved in after that day: enter a later one',
  },
  'household-ended': { zh: '这一户已经办过迁出', en: 'This household has moved out already' },
  'household-not-ended': { zh: '这一户没有迁出，不用恢复', en: 'This household has not moved out' },
  'phone-first': { zh: '请先用手机号登录，再加入社区', en: 'Sign in by phone before joining a community' },
} as const
