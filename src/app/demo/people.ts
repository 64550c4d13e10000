/** The people whom a newcomer may step into. Nobody of these names is meant: they are put together from common parts. */

type Where = 'home' | 'first grids' | 'last grids' | 'all grids' | 'building' | 'community'
export type Person = { suffix: string; role: string; name: string; where: Where }

/** The near posts of a method: who works a grid, who leads the workers if anybody does, who helps next door. */
type Near = { worker: string; lead?: string; neighbour: string }

export const NEAR: Record<string, Near> = {
  'one-home': { worker: 'gridWorker', neighbour: 'steward' },
  'five-hearts': { worker: 'gridWorker', lead: 'gridLeader', neighbour: 'groupLeader' },
  'chain-service': { worker: 'courtyardWorker', lead: 'estateLeader', neighbour: 'unitSteward' },
  'good-words': { worker: 'gridWorker', neighbour: 'anchorHousehold' },
  'four-modes': { worker: 'middleNetLeader', neighbour: 'smallNetLeader' },
}

export function peopleOf(methodId: string): Person[] {
  const { worker, lead, neighbour } = NEAR[methodId]!
  return [
    { suffix: 'resident', role: 'resident', name: '林小满', where: 'home' },
    { suffix: 'elder', role: 'resident', name: '欧阳慕容', where: 'home' },
    { suffix: 'neighbour', role: 'resident', name: '阿依古丽·买买提', where: 'home' },
    { suffix: 'grid1', role: worker, name: '周明远', where: 'first grids' },
    { suffix: 'grid2', role: worker, name: '何㐂', where: 'last grids' },
    ...(lead
      ? [{ suffix: 'leader', role: lead, name: '陶有田', where: 'all grids' as const }]
      : []),
    { suffix: 'steward', role: neighbour, name: '龚桂兰', where: 'building' },
    { suffix: 'clerk', role: 'clerk', name: '沈若溪', where: 'community' },
    { suffix: 'secretary', role: 'secretary', name: '方立秋', where: 'community' },
    { suffix: 'intake', role: 'intakeService', name: '热线转办接入', where: 'community' },
  ]
}

export const ABOVE_COMMUNITY = [
  { suffix: 'street', role: 'streetOfficer', name: '贺知远', depth: 2 },
  { suffix: 'county', role: 'countyOfficer', name: '罗清和', depth: 1 },
  { suffix: 'city', role: 'cityOfficer', name: '童安平', depth: 0 },
  { suffix: 'system', role: 'systemAdministrator', name: '温知行', depth: 0 },
  { suffix: 'security', role: 'securityAdministrator', name: '严守一', depth: 0 },
  { suffix: 'auditor', role: 'auditor', name: '孟秋澄', depth: 0 },
] as const
