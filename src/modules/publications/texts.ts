import type { HONOUR_KINDS, HONOUR_LEVELS } from './contract.ts'

export const TITLE = { zh: '荣誉与大事记', en: 'Honours' }

type Words = {
  about: string
  none: string
  undated: string
  today: string
  bad: string
  good: string
  certificate: string
  period: string
  public: string
  add: string
  change: string
  remove: string
  removed: string
  kind: Record<(typeof HONOUR_KINDS)[number], string>
  level: Record<(typeof HONOUR_LEVELS)[number], string>
  hint: Record<'year' | 'holder' | 'toOn', string>
  field: Record<
    'kind' | 'good' | 'title' | 'level' | 'issuer' | 'holder' | 'year' | 'fromOn' | 'toOn' | 'note',
    string
  >
}

const zh: Words = {
  about: '集体荣誉、获得或摘掉的称号、每年的大事。所有人都能看到。',
  none: '还没有记录。点“登记”，先记一项荣誉或一件大事。',
  undated: '年份未载',
  today: '至今',
  bad: '后进称号',
  good: '好的称号',
  certificate: '证书照片',
  period: '起止',
  public: '公开页面',
  add: '登记',
  change: '修改',
  remove: '删除',
  removed: '已删除：{{title}}',
  kind: { honour: '荣誉', status: '称号', milestone: '大事' },
  level: { national: '国家级', province: '省级', city: '市级', county: '县区级', street: '街道级' },
  hint: { year: '不知道就不填', holder: '不是社区整体时才填', toOn: '摘掉的那天' },
  field: {
    kind: '类别',
    good: '好坏',
    title: '名称',
    level: '级别',
    issuer: '授予单位',
    holder: '授予对象',
    year: '年份',
    fromOn: '开始日期',
    toOn: '截止日期',
    note: '说明',
  },
}

const en: Words = {
  about:
    'Honours, statuses that were given or shaken off, and what happened each year. Everybody sees them.',
  none: 'Nothing is written down yet. Press "Add" and begin with an honour or a milestone.',
  undated: 'Year not told',
  today: 'today',
  bad: 'Poor status',
  good: 'A good one',
  certificate: 'Certificate',
  period: 'From and until',
  public: 'Public page',
  add: 'Add',
  change: 'Change',
  remove: 'Remove',
  removed: 'Removed: {{title}}',
  kind: { honour: 'Honour', status: 'Status', milestone: 'Milestone' },
  level: {
    national: 'National',
    province: 'Provincial',
    city: 'City',
    county: 'County',
    street: 'Street',
  },
  hint: {
    year: 'Leave it empty where nobody knows',
    holder: 'Where not to the whole community',
    toOn: 'The day it was shaken off',
  },
  field: {
    kind: 'What it is',
    good: 'Good or bad',
    title: 'Title',
    level: 'Level',
    issuer: 'Given by',
    holder: 'Given to',
    year: 'Year',
    fromOn: 'From',
    toOn: 'Until',
    note: 'More about it',
  },
}

export const texts = { zh, en }
