import { AT_ONCE, NEARBY, SHARED_LEVELS, SHARED_ROLES, defineMethod, naturalDays, naturalHours, workDays, workHours } from './define.ts'

const joint = {
  accept: workHours(4),
  sign: workHours(4),
  handle: workDays(5),
  verify: workDays(2),
  followUp: naturalDays(7),
  supervise: workDays(1),
  reopen: naturalDays(15),
}
const escalationPath = ['middleNetLeader', 'clerk', 'streetOfficer'] as const

/** 四化五联: three nets, large, middle and small, and units that join in. */
export const fourModes = defineMethod({
  id: 'four-modes',
  version: 1,
  brand: {
    name: { zh: '四化五联', en: 'Four Modes, Five Joints' },
    slogan: { zh: '联谋、联办、联抓、联防、联创', en: 'Five lines of joint work' },
    colour: '#1d4ed8',
    emblem: '联',
  },
  levels: {
    ...SHARED_LEVELS,
    middleNet: { zh: '楼宇中网', en: 'Middle net' },
    smallNet: { zh: '中心户小网', en: 'Small net' },
  },
  chains: {
    grid: ['community', 'middleNet', 'smallNet'],
    party: [
      { zh: '社区党组织', en: 'Community organisation' },
      { zh: '楼宇党组织', en: 'Building organisation' },
      { zh: '党员中心户', en: 'Anchor household' },
    ],
  },
  gridNames: ['第{n}中网', '第{n}小网'],
  roles: {
    ...SHARED_ROLES,
    smallNetLeader: { ...NEARBY.helps, name: { zh: '中心户长', en: 'Small-net leader' }, at: 'smallNet' },
    middleNetLeader: { ...NEARBY.works, name: { zh: '楼宇网格长', en: 'Middle-net leader' }, at: 'middleNet' },
  },
  kinds: {
    trifle: { name: { zh: '邻里小事', en: 'Small thing' }, escalationPath, clocks: { ...joint, handle: workDays(1) }, byResident: false },
    request: { name: { zh: '民生诉求', en: 'Request' }, escalationPath, clocks: joint, byResident: true },
    patrol: { name: { zh: '巡查发现', en: 'Found on patrol' }, escalationPath, clocks: { ...joint, handle: workDays(2) }, byResident: false },
    hazard: {
      name: { zh: '治安消防隐患', en: 'Safety hazard' },
      escalationPath,
      clocks: { ...joint, ...AT_ONCE },
      byResident: true,
    },
    employment: {
      name: { zh: '就业帮扶', en: 'Jobs' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...joint, handle: workDays(15) },
      byResident: true,
    },
    agencyCase: { name: { zh: '代办服务', en: 'Agency case' }, escalationPath, clocks: joint, byResident: true },
    dispute: {
      name: { zh: '矛盾纠纷', en: 'Dispute' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...joint, handle: workDays(10) },
      byResident: true,
    },
    suggestion: {
      name: { zh: '意见建议', en: 'Suggestion' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...joint, handle: workDays(13) },
      byResident: true,
    },
    hotline: {
      name: { zh: '热线转办', en: 'Hotline call' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...joint, accept: naturalHours(24), handle: naturalDays(7) },
      byResident: false,
    },
  },
  defaults: { selfRegistered: 'resident', quickKind: 'trifle', intakeKind: 'hotline' },
})
