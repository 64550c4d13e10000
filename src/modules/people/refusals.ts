export const refusals = {
  'people-not-here': { zh: '街道及以上只看数据，不看居民信息', en: 'Above a community one sees figures, not residents' },
  'phone-first': { zh: '请先用手机号登录，再加入社区', en: 'Sign in by phone before joining a community' },
} as const
