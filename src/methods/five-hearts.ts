import { AT_ONCE, NEARBY, SHARED_LEVELS, SHARED_ROLES, defineMethod, naturalDays, naturalHours, workDays, workHours } from './define.ts'

const promised = {
  accept: workHours(2),
  sign: workHours(4),
  handle: workDays(3),
  verify: workDays(1),
  followUp: naturalDays(5),
  supervise: workDays(1),
  reopen: naturalDays(10),
}

const escalationPath = ['gridWorker', 'gridLeader', 'clerk', 'streetOfficer'] as const

/** 五心工作法: a five-level pyramid, and a promised time for each service item. */
export const fiveHearts = defineMethod({
  id: 'five-hearts',
  version: 1,
  brand: {
    name: { zh: '五心工作法', en: 'Five Hearts' },
    slogan: { zh: '守初心、立决心、重贴心、聚民心、正人心', en: 'Five aims, from purpose to conduct' },
    colour: '#0b5cad',
    emblem: '心',
  },
  levels: {
    ...SHARED_LEVELS,
    gridLead: { zh: '网格长', en: 'Grid leader' },
    grid: { zh: '网格员', en: 'Grid worker' },
    group: { zh: '居民小组', en: "Residents' group" },
  },
  chains: {
    grid: ['community', 'gridLead', 'grid', 'group', 'household'],
    party: [
      { zh: '社区党委', en: 'Community committee' },
      { zh: '网格党支部', en: 'Grid branch' },
    ],
  },
  gridNames: ['第{n}网格', '{n}组'],
  roles: {
    ...SHARED_ROLES,
    groupLeader: { ...NEARBY.helps, name: { zh: '小组长', en: 'Group leader' }, at: 'group' },
    gridWorker: { ...NEARBY.works, name: { zh: '网格员', en: 'Grid worker' }, at: 'grid' },
    gridLeader: { ...NEARBY.leads, name: { zh: '网格长', en: 'Grid leader' }, at: 'gridLead' },
  },
  kinds: {
    trifle: { name: { zh: '随手小事', en: 'Small thing' }, escalationPath, clocks: { ...promised, handle: workDays(1) }, byResident: false },
    request: { name: { zh: '诉求', en: 'Request' }, escalationPath, clocks: promised, byResident: true },
    hazard: {
      name: { zh: '安全隐患', en: 'Hazard' },
      escalationPath,
      clocks: { ...promised, ...AT_ONCE },
      byResident: true,
    },
    agencyCase: {
      name: { zh: '全程代办', en: 'Agency case' },
      escalationPath: ['gridWorker', 'clerk', 'streetOfficer'],
      clocks: { ...promised, handle: workDays(5) },
      byResident: true,
    },
    complaint: { name: { zh: '投诉', en: 'Complaint' }, escalationPath: ['clerk', 'streetOfficer'], clocks: promised, byResident: true, aboutStaff: true },
    opinion: {
      name: { zh: '意见箱', en: 'Opinion box' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...promised, handle: workDays(10) },
      byResident: true,
    },
    hotline: {
      name: { zh: '热线转办', en: 'Hotline call' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...promised, accept: naturalHours(24), handle: workDays(5) },
      byResident: false,
    },
  },
  defaults: { selfRegistered: 'resident', quickKind: 'trifle', intakeKind: 'hotline' },
})
