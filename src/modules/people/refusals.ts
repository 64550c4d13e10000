export const refusals = {
  'people-not-here': { zh: '街道及以上只看数据,不看居民信息', en: 'Above a community one sees figures, not residents' },
} as const
