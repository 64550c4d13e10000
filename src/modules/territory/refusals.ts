export const refusals = {
  'grid-in-use': {
    zh: '网格下有过地址、下级网格、岗位或事项，不能删除：先划走地址；留有历史的网格请改名后继续使用',
    en: 'Places, grids beneath, postings or matters belong or belonged to this grid, so it stays: move its places first; a grid with a history can be renamed',
  },
  'assigned-later': {
    zh: '所选地址在这一天之后已有划分，不会被覆盖：请把开始日期改到最近一次划分当天或之后',
    en: 'A later assignment of these addresses is there and is kept: choose the day on which the latest one began, or a later day',
  },
  'does-not-fit': {
    zh: '这里不能再加这一种类的地址：房屋之下不再分，同一种类也不能上下嵌套；请换种类或上一级',
    en: 'Such a place cannot stand here: nothing lies beneath a home, and none within another of its kind; choose another kind or parent',
  },
  'unknown-level': { zh: '本社区的工作法没有这个层级', en: 'The method of this community has no such level' },
} as const
