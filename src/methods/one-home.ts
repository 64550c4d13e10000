import {
  ADMINISTERS, ASKS, HANDLES, OVERSEES, RUNS, TAKES_IN,
  defineMethod, naturalDays, naturalHours, workDays, workHours,
} from './define.ts'

const everyday = {
  accept: workHours(4),
  sign: workHours(4),
  handle: workDays(5),
  verify: workDays(1),
  followUp: naturalDays(7),
  supervise: workDays(1),
  reopen: naturalDays(15),
}

/** 同一个家: small things end in the grid, big ones in the community. */
export const oneHome = defineMethod({
  id: 'one-home',
  version: 1,
  brand: {
    name: { zh: '同一个家', en: 'One Home' },
    slogan: { zh: '同一座城,同一个家', en: 'One city, one home' },
    colour: '#b3261e',
    emblem: '家',
  },
  levels: {
    city: { zh: '市', en: 'City' },
    county: { zh: '县区', en: 'County' },
    street: { zh: '街道', en: 'Street' },
    community: { zh: '社区', en: 'Community' },
    grid: { zh: '网格', en: 'Grid' },
    household: { zh: '家庭', en: 'Household' },
  },
  chains: {
    grid: ['street', 'community', 'grid', 'household'],
    party: [
      { zh: '街道党工委', en: 'Street work committee' },
      { zh: '社区党总支', en: 'Community general branch' },
      { zh: '党支部', en: 'Branch' },
    ],
  },
  roles: {
    resident: { name: { zh: '居民', en: 'Resident' }, at: 'household', reach: 'own', surface: 'resident', may: ASKS, secondFactor: false },
    steward: { name: { zh: '楼栋长', en: 'Building steward' }, at: 'grid', reach: 'areas', surface: 'field', may: ['territory.read', 'matter.record', 'matter.read', 'audit.readOwn'], secondFactor: false },
    gridWorker: { name: { zh: '网格员', en: 'Grid worker' }, at: 'grid', reach: 'areas', surface: 'field', may: [...HANDLES, 'person.reveal'], secondFactor: true },
    clerk: { name: { zh: '社区工作者', en: 'Community worker' }, at: 'community', reach: 'region', surface: 'desk', may: RUNS, secondFactor: true },
    viceSecretary: { name: { zh: '支部副书记', en: 'Vice-secretary' }, at: 'community', reach: 'region', surface: 'desk', may: RUNS, secondFactor: true },
    secretary: { name: { zh: '社区书记', en: 'Community secretary' }, at: 'community', reach: 'region', surface: 'desk', may: [...RUNS, 'territory.draw', 'posting.appoint'], secondFactor: true },
    streetOfficer: { name: { zh: '街道经办人', en: 'Street officer' }, at: 'street', reach: 'below', surface: 'desk', may: [...OVERSEES, 'matter.read', 'matter.accept', 'matter.dispatch', 'matter.handle', 'matter.verify', 'matter.followUp', 'matter.decide', 'matter.sendUp'], secondFactor: true },
    countyOfficer: { name: { zh: '县区经办人', en: 'County officer' }, at: 'county', reach: 'below', surface: 'desk', may: OVERSEES, secondFactor: true },
    cityOfficer: { name: { zh: '市级经办人', en: 'City officer' }, at: 'city', reach: 'below', surface: 'desk', may: OVERSEES, secondFactor: true },
    administrator: { name: { zh: '系统管理员', en: 'Administrator' }, at: 'city', reach: 'below', surface: 'desk', may: ADMINISTERS, secondFactor: true },
    intakeService: { name: { zh: '转办接入', en: 'Intake service' }, at: 'community', reach: 'region', surface: 'desk', may: TAKES_IN, secondFactor: false },
  },
  kinds: {
    trifle: { name: { zh: '举手小事', en: 'Small thing' }, ladder: ['gridWorker', 'clerk', 'streetOfficer'], clocks: { ...everyday, handle: workDays(1) }, byResident: false },
    repair: { name: { zh: '公共设施报修', en: 'Public repair' }, ladder: ['gridWorker', 'clerk', 'streetOfficer'], clocks: { ...everyday, handle: workDays(3) }, byResident: true },
    utility: { name: { zh: '水电气热', en: 'Water, power, gas, heat' }, ladder: ['gridWorker', 'clerk', 'streetOfficer'], clocks: { ...everyday, accept: naturalHours(2), sign: naturalHours(2), handle: naturalHours(24) }, byResident: true },
    environment: { name: { zh: '环境卫生', en: 'Cleanliness' }, ladder: ['gridWorker', 'clerk', 'streetOfficer'], clocks: { ...everyday, handle: workDays(2) }, byResident: true },
    hazard: { name: { zh: '安全隐患', en: 'Hazard' }, ladder: ['gridWorker', 'clerk', 'streetOfficer'], clocks: { ...everyday, accept: naturalHours(1), sign: naturalHours(1), handle: naturalHours(24), supervise: naturalHours(2) }, byResident: true },
    agencyCase: { name: { zh: '帮我代办', en: 'Do it for me' }, ladder: ['gridWorker', 'clerk', 'streetOfficer'], clocks: everyday, byResident: true },
    showMeHow: { name: { zh: '教我办', en: 'Show me how' }, ladder: ['gridWorker', 'clerk'], clocks: { ...everyday, handle: workDays(1) }, byResident: true },
    complaint: { name: { zh: '投诉', en: 'Complaint' }, ladder: ['clerk', 'streetOfficer'], clocks: everyday, byResident: true },
    suggestion: { name: { zh: '意见建议', en: 'Suggestion' }, ladder: ['clerk', 'streetOfficer'], clocks: { ...everyday, handle: workDays(13) }, byResident: true },
    hotline: { name: { zh: '热线转办', en: 'Hotline call' }, ladder: ['clerk', 'streetOfficer'], clocks: { ...everyday, accept: naturalHours(24), handle: naturalDays(7) }, byResident: false },
  },
  defaults: { selfRegistered: 'resident', quickKind: 'trifle', intakeKind: 'hotline' },
})
