/** The words of the refusals that the platform itself makes. */
export const refusals = {
  'sign-in-first': { zh: '请先登录', en: 'Please sign in first' },
  'role-cannot': { zh: '您现在的岗位不能做这件事', en: 'Your present post cannot do this' },
  'not-found': { zh: '没有找到，或不在您的范围内', en: 'Not found, or outside your area' },
  'already-there': {
    zh: '已经有一条相同的记录，请改这一项，或打开原来那条',
    en: 'The same record is already there: change this, or open the one that is there',
  },
  'refers-to-nothing': { zh: '所指的记录不存在', en: 'It refers to a record that does not exist' },
  overlaps: { zh: '与已有的时间段重叠', en: 'It overlaps an existing period' },
  'not-possible': { zh: '这些内容不能同时成立，请检查后再提交', en: 'These values contradict each other; check them and send again' },
  'command-reused': { zh: '同一操作编号已用于别的内容', en: 'This command id was used for other content' },
  'command-id-missing': { zh: '请求缺少操作编号（x-command-id）', en: 'The request lacks its command id (x-command-id)' },
  'too-many': { zh: '尝试次数过多', en: 'Too many tries' },
  'file-too-large': { zh: '照片不能超过 12 MB', en: 'A photo may have at most 12 MB' },
  'body-too-large': { zh: '提交的内容超过此操作所能接受的大小', en: 'What was sent is larger than this takes' },
  'not-a-photo': { zh: '这不是可以识别的照片', en: 'This is not a photo that can be read' },
  'too-many-at-once': { zh: '同时进行的操作过多，请稍后再试', en: 'Too many calls at once; please try again in a moment' },
  'foreign-host': {
    zh: '本系统不以这个网址对外服务；请管理员在 LINLI_ORIGIN 中写明访问网址',
    en: 'This site does not answer under that name; its operator names the address in LINLI_ORIGIN',
  },
  'foreign-origin': { zh: '不接受来自其他网站的请求', en: 'Requests from other sites are not accepted' },
  busy: { zh: '系统正忙，请稍后重试', en: 'The system is busy; please try again' },
} as const
