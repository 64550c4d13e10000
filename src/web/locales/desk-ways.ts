import { texts } from './texts.ts'

/** Ways around the desk: the palette, the keys, light and dark. */
export const ways = texts({
  zh: {
    palette: {
      title: '搜索和跳转',
      open: '搜索（Ctrl K）',
      hint: '页面、编号、关键词、姓名、区域',
      found: '搜索结果',
      none: '没有找到。换个编号、姓名或关键词。',
      kind: { page: '页面', matter: '事项', person: '居民', region: '区域' },
    },
    keys: {
      title: '快捷键',
      palette: '搜索和跳转',
      search: '到查询条件',
      move: '下一行、上一行',
      open: '打开这一行',
      undo: '撤销刚才的操作',
      list: '这张表',
      on: '使用单键快捷键（Ctrl / ⌘ K 始终可用）',
    },
    scheme: { dark: '切换到深色', light: '切换到浅色' },
  },
  en: {
    palette: {
      title: 'Search and go',
      open: 'Search (Ctrl K)',
      hint: 'Page, number, words, name, region',
      found: 'Found',
      none: 'Nothing found. Try a number, a name or other words.',
      kind: { page: 'Pages', matter: 'Matters', person: 'Residents', region: 'Regions' },
    },
    keys: {
      title: 'Keyboard shortcuts',
      palette: 'Search and go',
      search: 'To the conditions',
      move: 'Next row, former row',
      open: 'Open the row',
      undo: 'Undo what was just done',
      list: 'This list',
      on: 'Use single keys (Ctrl / ⌘ K always works)',
    },
    scheme: { dark: 'Switch to dark', light: 'Switch to light' },
  },
})
