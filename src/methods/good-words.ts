import { AT_ONCE, NEARBY, SHARED_LEVELS, SHARED_ROLES, defineMethod, naturalDays, naturalHours, workDays, workHours } from './define.ts'

const good = {
  accept: workHours(2),
  sign: workHours(2),
  handle: workDays(3),
  verify: workDays(1),
  followUp: naturalDays(7),
  supervise: workDays(1),
  reopen: naturalDays(30),
}
const escalationPath = ['gridWorker', 'clerk', 'streetOfficer'] as const

/** "好"字工作法: one call to the community and somebody comes; good is what the residents call good. */
export const goodWords = defineMethod({
  id: 'good-words',
  version: 1,
  brand: {
    name: { zh: '“好”字工作法', en: 'The Word Good' },
    slogan: { zh: '老百姓说好才是真的好', en: 'Good is what residents call good' },
    colour: '#0f766e',
    emblem: '好',
  },
  levels: {
    ...SHARED_LEVELS,
    grid: { zh: '网格', en: 'Grid' },
    building: { zh: '楼栋', en: 'Building' },
    anchor: { zh: '党员中心户', en: 'Anchor household' },
  },
  chains: {
    grid: ['community', 'grid', 'building', 'anchor', 'household'],
    party: [
      { zh: '社区党委', en: 'Community committee' },
      { zh: '网格党支部', en: 'Grid branch' },
      { zh: '楼栋党小组', en: 'Building group' },
      { zh: '党员中心户', en: 'Anchor household' },
    ],
  },
  gridNames: ['第{n}网格', '第{n}微网格'],
  roles: {
    ...SHARED_ROLES,
    anchorHousehold: { ...NEARBY.helps, name: { zh: '党员中心户', en: 'Anchor household' }, at: 'anchor' },
    buildingSteward: { ...NEARBY.helps, name: { zh: '楼栋长', en: 'Building steward' }, at: 'building' },
    gridWorker: { ...NEARBY.works, name: { zh: '网格员', en: 'Grid worker' }, at: 'grid' },
  },
  kinds: {
    trifle: { name: { zh: '小事即办', en: 'Small thing' }, escalationPath, clocks: { ...good, handle: workDays(1) }, byResident: false },
    callForHelp: {
      name: { zh: '社区110', en: 'Call the community' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...good, accept: naturalHours(1), handle: naturalHours(24), supervise: naturalHours(2) },
      byResident: true,
    },
    repair: { name: { zh: '路灯道路报修', en: 'Lamps and roads' }, escalationPath, clocks: good, byResident: true },
    environment: { name: { zh: '环境卫生', en: 'Cleanliness' }, escalationPath, clocks: { ...good, handle: workDays(2) }, byResident: true },
    hazard: {
      name: { zh: '安全隐患', en: 'Hazard' },
      escalationPath,
      clocks: { ...good, ...AT_ONCE },
      byResident: true,
    },
    elderCare: { name: { zh: '养老助餐', en: 'Meals and care' }, escalationPath, clocks: good, byResident: true },
    dispute: {
      name: { zh: '邻里矛盾', en: 'Dispute' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...good, handle: workDays(10) },
      byResident: true,
    },
    suggestion: {
      name: { zh: '意见建议', en: 'Suggestion' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...good, handle: workDays(10) },
      byResident: true,
    },
    hotline: {
      name: { zh: '热线转办', en: 'Hotline call' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...good, accept: naturalHours(24), handle: naturalDays(7) },
      byResident: false,
    },
  },
  defaults: { selfRegistered: 'resident', quickKind: 'trifle', intakeKind: 'hotline' },
})
