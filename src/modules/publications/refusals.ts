export const refusals = {
  'changed-meanwhile': {
    zh: '别人刚改过这一条，请看过新内容再改',
    en: 'Somebody else has just changed it; look at it as it stands now',
  },
  'not-before-its-beginning': {
    zh: '截止日期要在开始日期之后；只知道年份时，两个日期都不用填',
    en: 'The end lies after the beginning; where only the year is known, leave both days empty',
  },
  'not-in-its-year': {
    zh: '开始日期要在所填的年份里',
    en: 'The first day lies in the year that is given',
  },
  'honour-of-whom': {
    zh: '荣誉要写明级别',
    en: 'Of an honour say its level',
  },
  'an-honour-is-good': {
    zh: '只有称号分好坏；“后进”之类请选“称号”',
    en: 'Only a status may be a bad one; choose "status" for it',
  },
}
