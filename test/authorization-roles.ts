/** Roles as the authorization table names them, and what a sample is made for. */

export const RESIDENT = ['resident']
export const NEIGHBOURS = [
  'steward',
  'groupLeader',
  'floorSteward',
  'unitSteward',
  'smallNetLeader',
  'anchorHousehold',
  'buildingSteward',
]
export const WORKERS = ['gridWorker', 'courtyardWorker', 'middleNetLeader']
export const LEADERS = ['gridLeader', 'estateLeader']
export const OFFICE = ['clerk', 'viceSecretary', 'secretary']
export const STREET = ['streetOfficer']
export const ABOVE = ['countyOfficer', 'cityOfficer']
export const MACHINE = ['intakeService']
export const SYSTEM = ['systemAdministrator']
export const SECURITY = ['securityAdministrator']
export const AUDITOR = ['auditor']
export const PEOPLE = [
  ...RESIDENT,
  ...NEIGHBOURS,
  ...WORKERS,
  ...LEADERS,
  ...OFFICE,
  ...STREET,
  ...ABOVE,
  ...SYSTEM,
  ...SECURITY,
  ...AUDITOR,
]
export const EVERY_ROLE = [...PEOPLE, ...MACHINE]
export const HANDLERS = [...WORKERS, ...LEADERS, ...OFFICE]
export const MANAGERS = [...LEADERS, ...OFFICE, ...STREET]
export const DRAWERS = ['secretary', ...SYSTEM]
export const APPOINTERS = ['secretary', ...SECURITY]
export const COLLEAGUES = [...HANDLERS, ...STREET, ...ABOVE, ...SECURITY]
export const COUNTERS = [...OFFICE, ...STREET, ...ABOVE, ...SYSTEM]
export const READERS = [...RESIDENT, ...NEIGHBOURS, ...HANDLERS, ...STREET]

/** What a sample is made for: the region asked for, things that are there, and the caller's own posting. */
export type At = {
  region: number
  here: number
  home: string
  household: string
  honour: string
  grid: string
  grid2: string
  statement: string
  person: string
  file: string
  victim: string
  ownPosting: string
  matter: string
  resident: string
}
