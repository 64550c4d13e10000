import {
  ADMINISTERS, ASKS, HANDLES, OVERSEES, RUNS, TAKES_IN,
  defineMethod, naturalDays, naturalHours, workDays, workHours,
} from './define.ts'

const promised = {
  accept: workHours(2),
  sign: workHours(4),
  handle: workDays(3),
  verify: workDays(1),
  followUp: naturalDays(5),
  supervise: workDays(1),
  reopen: naturalDays(10),
}

/** 五心工作法: a five-level pyramid, and a promised time for each service item. */
export const fiveHearts = defineMethod({
  id: 'five-hearts',
  version: 1,
  brand: {
    name: { zh: '五心工作法', en: 'Five Hearts' },
    slogan: { zh: '每件小事都当大事办', en: 'Every small thing matters' },
    colour: '#0b5cad',
    emblem: '心',
  },
  levels: {
    city: { zh: '市', en: 'City' },
    county: { zh: '区', en: 'District' },
    street: { zh: '街道', en: 'Street' },
    community: { zh: '社区', en: 'Community' },
    gridLead: { zh: '网格长', en: 'Grid leader' },
    grid: { zh: '网格员', en: 'Grid worker' },
    group: { zh: '居民小组', en: "Residents' group" },
    household: { zh: '居民群众', en: 'Residents' },
  },
  chains: {
    grid: ['community', 'gridLead', 'grid', 'group', 'household'],
    party: [
      { zh: '社区党委', en: 'Community committee' },
      { zh: '网格党支部', en: 'Grid branch' },
    ],
  },
  roles: {
    resident: { name: { zh: '居民', en: 'Resident' }, at: 'household', reach: 'own', surface: 'resident', may: ASKS, secondFactor: false },
    groupLeader: { name: { zh: '小组长', en: 'Group leader' }, at: 'group', reach: 'areas', surface: 'field', may: ['territory.read', 'matter.record', 'matter.read', 'audit.readOwn'], secondFactor: false },
    gridWorker: { name: { zh: '网格员', en: 'Grid worker' }, at: 'grid', reach: 'areas', surface: 'field', may: [...HANDLES, 'person.reveal'], secondFactor: true },
    gridLeader: { name: { zh: '网格长', en: 'Grid leader' }, at: 'gridLead', reach: 'areas', surface: 'field', may: [...HANDLES, 'matter.dispatch', 'matter.verify', 'matter.followUp', 'person.reveal'], secondFactor: true },
    clerk: { name: { zh: '社区工作者', en: 'Community worker' }, at: 'community', reach: 'region', surface: 'desk', may: RUNS, secondFactor: true },
    secretary: { name: { zh: '社区书记', en: 'Community secretary' }, at: 'community', reach: 'region', surface: 'desk', may: [...RUNS, 'territory.draw', 'posting.appoint'], secondFactor: true },
    streetOfficer: { name: { zh: '街道经办人', en: 'Street officer' }, at: 'street', reach: 'below', surface: 'desk', may: [...OVERSEES, 'matter.read', 'matter.accept', 'matter.dispatch', 'matter.handle', 'matter.verify', 'matter.followUp', 'matter.decide', 'matter.sendUp'], secondFactor: true },
    countyOfficer: { name: { zh: '区级经办人', en: 'District officer' }, at: 'county', reach: 'below', surface: 'desk', may: OVERSEES, secondFactor: true },
    cityOfficer: { name: { zh: '市级经办人', en: 'City officer' }, at: 'city', reach: 'below', surface: 'desk', may: OVERSEES, secondFactor: true },
    administrator: { name: { zh: '系统管理员', en: 'Administrator' }, at: 'city', reach: 'below', surface: 'desk', may: ADMINISTERS, secondFactor: true },
    intakeService: { name: { zh: '转办接入', en: 'Intake service' }, at: 'community', reach: 'region', surface: 'desk', may: TAKES_IN, secondFactor: false },
  },
  kinds: {
    trifle: { name: { zh: '随手小事', en: 'Small thing' }, ladder: ['gridWorker', 'gridLeader', 'clerk', 'streetOfficer'], clocks: { ...promised, handle: workDays(1) }, byResident: false },
    request: { name: { zh: '诉求', en: 'Request' }, ladder: ['gridWorker', 'gridLeader', 'clerk', 'streetOfficer'], clocks: promised, byResident: true },
    hazard: { name: { zh: '安全隐患', en: 'Hazard' }, ladder: ['gridWorker', 'gridLeader', 'clerk', 'streetOfficer'], clocks: { ...promised, accept: naturalHours(1), sign: naturalHours(1), handle: naturalHours(24), supervise: naturalHours(2) }, byResident: true },
    agencyCase: { name: { zh: '全程代办', en: 'Agency case' }, ladder: ['gridWorker', 'clerk', 'streetOfficer'], clocks: { ...promised, handle: workDays(5) }, byResident: true },
    complaint: { name: { zh: '投诉', en: 'Complaint' }, ladder: ['clerk', 'streetOfficer'], clocks: promised, byResident: true },
    opinion: { name: { zh: '意见箱', en: 'Opinion box' }, ladder: ['clerk', 'streetOfficer'], clocks: { ...promised, handle: workDays(10) }, byResident: true },
    hotline: { name: { zh: '热线转办', en: 'Hotline call' }, ladder: ['clerk', 'streetOfficer'], clocks: { ...promised, accept: naturalHours(24), handle: workDays(5) }, byResident: false },
  },
  defaults: { selfRegistered: 'resident', quickKind: 'trifle', intakeKind: 'hotline' },
})
