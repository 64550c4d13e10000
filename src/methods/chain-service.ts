import { AT_ONCE, NEARBY, SHARED_LEVELS, SHARED_ROLES, defineMethod, naturalDays, naturalHours, workDays, workHours } from './define.ts'

const served = {
  accept: workHours(4),
  sign: workHours(4),
  handle: workDays(5),
  verify: workDays(1),
  followUp: naturalDays(7),
  supervise: workDays(1),
  reopen: naturalDays(15),
}
const escalationPath = ['courtyardWorker', 'estateLeader', 'clerk', 'streetOfficer'] as const

/** 党建+链式服务: a chain of six links from the street to the family, and estates with a firm of their own. */
export const chainService = defineMethod({
  id: 'chain-service',
  version: 1,
  brand: {
    name: { zh: '党建+链式服务', en: 'Chain Service' },
    slogan: { zh: '组织链、管理链、服务链', en: 'Chains of organisation, care and service' },
    colour: '#9a3412',
    emblem: '链',
  },
  levels: {
    ...SHARED_LEVELS,
    estate: { zh: '小区', en: 'Estate' },
    courtyard: { zh: '楼院', en: 'Courtyard' },
    building: { zh: '楼栋', en: 'Building' },
    unitDoor: { zh: '单元', en: 'Unit door' },
    floor: { zh: '楼层', en: 'Floor' },
  },
  chains: {
    grid: ['street', 'community', 'estate', 'courtyard', 'unitDoor', 'household'],
    party: [
      { zh: '街道党工委', en: 'Street work committee' },
      { zh: '社区党委', en: 'Community committee' },
      { zh: '小区党支部', en: 'Estate branch' },
      { zh: '楼栋党小组（楼栋长）', en: 'Building group (building steward)' },
      { zh: '党员中心户（单元长）', en: 'Anchor household (unit steward)' },
      { zh: '党员（层管员）', en: 'Member (floor steward)' },
    ],
  },
  gridNames: ['第{n}网格', '第{n}楼院'],
  roles: {
    ...SHARED_ROLES,
    floorSteward: { ...NEARBY.helps, name: { zh: '层管员', en: 'Floor steward' }, at: 'floor' },
    buildingSteward: { ...NEARBY.helps, name: { zh: '楼栋长', en: 'Building steward' }, at: 'building' },
    unitSteward: { ...NEARBY.helps, name: { zh: '单元长', en: 'Unit steward' }, at: 'unitDoor' },
    courtyardWorker: { ...NEARBY.works, name: { zh: '楼院网格员', en: 'Courtyard worker' }, at: 'courtyard' },
    estateLeader: { ...NEARBY.leads, name: { zh: '小区网格长', en: 'Estate leader' }, at: 'estate' },
  },
  kinds: {
    trifle: { name: { zh: '顺手小事', en: 'Small thing' }, escalationPath, clocks: { ...served, handle: workDays(1) }, byResident: false },
    propertyService: { name: { zh: '物业服务', en: 'Property service' }, escalationPath, clocks: { ...served, handle: workDays(3) }, byResident: true },
    lighting: { name: { zh: '亮化照明', en: 'Lighting' }, escalationPath, clocks: { ...served, handle: workDays(2) }, byResident: true },
    parking: { name: { zh: '停车秩序', en: 'Parking' }, escalationPath, clocks: { ...served, handle: workDays(10) }, byResident: true },
    hazard: {
      name: { zh: '安全隐患', en: 'Hazard' },
      escalationPath,
      clocks: { ...served, ...AT_ONCE },
      byResident: true,
    },
    livelihood: { name: { zh: '民生保障', en: 'Livelihood' }, escalationPath: ['courtyardWorker', 'clerk', 'streetOfficer'], clocks: served, byResident: true },
    complaint: { name: { zh: '投诉', en: 'Complaint' }, escalationPath: ['clerk', 'streetOfficer'], clocks: served, byResident: true, aboutStaff: true },
    suggestion: {
      name: { zh: '意见建议', en: 'Suggestion' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...served, handle: workDays(13) },
      byResident: true,
    },
    hotline: {
      name: { zh: '热线转办', en: 'Hotline call' },
      escalationPath: ['clerk', 'streetOfficer'],
      clocks: { ...served, accept: naturalHours(24), handle: naturalDays(7) },
      byResident: false,
    },
  },
  defaults: { selfRegistered: 'resident', quickKind: 'trifle', intakeKind: 'hotline' },
})
