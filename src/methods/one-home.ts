import { AT_ONCE, NEARBY, RUNS, SHARED_LEVELS, SHARED_ROLES, STAFF, defineMethod, naturalDays, naturalHours, workDays, workHours } from './define.ts'

const everyday = {
  accept: workHours(4),
  sign: workHours(4),
  handle: workDays(5),
  verify: workDays(1),
  followUp: naturalDays(7),
  supervise: workDays(1),
  reopen: naturalDays(15),
}
const escalationPath = ['gridWorker', 'clerk', 'streetOfficer'] as const

/** 同一个家: small things end in the grid, big ones in the community. */
export const oneHome = defineMethod({
  id: 'one-home',
  version: 1,
  brand: {
    name: { zh: '同一个家', en: 'One Home' },
    slogan: { zh: '同一座城，同一个家', en: 'One city, one home' },
    colour: '#b3261e',
    emblem: '家',
  },
  levels: { ...SHARED_LEVELS, grid: { zh: '网格', en: 'Grid' } },
  chains: {
    grid: ['street', 'community', 'grid', 'household'],
    party: [
      { zh: '街道党工委', en: 'Street work committee' },
      { zh: '社区党总支', en: 'Community general branch' },
      { zh: '党支部', en: 'Branch' },
    ],
  },
  gridNames: ['第{n}网格', '第{n}微网格'],
  roles: {
    ...SHARED_ROLES,
    steward: { ...NEARBY.helps, name: { zh: '楼栋长', en: 'Building steward' }, at: 'grid' },
    gridWorker: { ...NEARBY.works, name: { zh: '网格员', en: 'Grid worker' }, at: 'grid' },
    viceSecretary: { ...STAFF, name: { zh: '支部副书记', en: 'Vice-secretary' }, at: 'community', reach: 'region', bundles: RUNS },
  },
  kinds: {
    trifle: { name: { zh: '举手小事', en: 'Small thing' }, escalationPath, clocks: { ...everyday, handle: workDays(1) }, byResident: false },
    repair: { name: { zh: '公共设施报修', en: 'Public repair' }, escalationPath, clocks: { ...everyday, handle: workDays(3) }, byResident: true },
    utility: {
      name: { zh: '水电气热', en: 'Water, power, gas, heat' },
      escalationPath,
      clocks: { ...everyday, accept: naturalHours(2), sign: naturalHours(2), handle: naturalHours(24) },
      byResident: true,
    },
    environment: { name: { zh: '环境卫生', en: 'Cleanliness' }, escalationPath, clocks: { ...everyday, handle: workDays(2) }, byResident: true },
    hazard: {
      name: { zh: '安全隐患', en: 'Hazard' },
      escalationPath,
      clocks: { ...everyday, ...AT_ONCE },
      byResident: true,
    },
    agencyCase: { name: { zh: '帮我代办', en: 'Do it for me' }, escalationPath, clocks: everyday, byResident: true },
    showMeHow: {
      name: { zh: '教我办', en: 'Show me how' },
      escalationPath: ['gridWorker', 'clerk'],
      clocks: { ...everyday, handle: workDays(1) },
      byResident: true,
    },
    complaint: { name: { zh: '投诉', en: 'Complaint' }, escalationPath: ['clerk', 'streetOfficer'], clocks: everyday, byResident: true, aboutStaff: true },
    suggestion: {
      name: { zh: '意见建议', en: 'Suggestion' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...everyday, handle: workDays(13) },
      byResident: true,
    },
    hotline: {
      name: { zh: '热线转办', en: 'Hotline call' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...everyday, accept: naturalHours(24), handle: naturalDays(7) },
      byResident: false,
    },
  },
  defaults: { selfRegistered: 'resident', quickKind: 'trifle', intakeKind: 'hotline' },
})
