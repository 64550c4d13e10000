/** The people of the demo. Nobody of these names is meant: they are put together from common parts. */

export type Role = {
  suffix: string
  role: string
  name: string
  where: 'city' | 'county' | 'street' | 'community' | 'grid' | 'building' | 'home'
}

const SHARED: Role[] = [
  { suffix: 'resident', role: 'resident', name: '林小满', where: 'home' },
  { suffix: 'elder', role: 'resident', name: '欧阳慕容', where: 'home' },
  { suffix: 'neighbour', role: 'resident', name: '阿依古丽·买买提', where: 'home' },
  { suffix: 'grid1', role: 'gridWorker', name: '周明远', where: 'grid' },
  { suffix: 'grid2', role: 'gridWorker', name: '何㐂', where: 'grid' },
  { suffix: 'clerk', role: 'clerk', name: '沈若溪', where: 'community' },
  { suffix: 'secretary', role: 'secretary', name: '方立秋', where: 'community' },
  { suffix: 'intake', role: 'intakeService', name: '热线转办接入', where: 'community' },
]

/** Who serves in a community, by the method it works by. */
export const IN_COMMUNITY: Record<string, Role[]> = {
  'one-home': [
    ...SHARED,
    { suffix: 'steward', role: 'steward', name: '秦素芬', where: 'building' },
  ],
  'five-hearts': [
    ...SHARED,
    { suffix: 'leader', role: 'gridLeader', name: '陶建国', where: 'grid' },
    { suffix: 'group', role: 'groupLeader', name: '龚桂兰', where: 'building' },
  ],
}

export const ABOVE_COMMUNITY: Role[] = [
  { suffix: 'street', role: 'streetOfficer', name: '贺知远', where: 'street' },
  { suffix: 'county', role: 'countyOfficer', name: '罗清和', where: 'county' },
  { suffix: 'city', role: 'cityOfficer', name: '童安平', where: 'city' },
  { suffix: 'admin', role: 'administrator', name: '管理员', where: 'city' },
]
