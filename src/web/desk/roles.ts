import { seated } from '#modules/access/policy.ts'
import { latest } from '#methods/index.ts'
import { useDesk } from './use-desk.ts'

type Told = { id: string; roleName: (role: string) => string }
type Named = { id: string; name: string }

/** The roles that sit on the level of a region, those below a community with it, and residents aside. */
export function rolesAt(region: number, { id, roleName }: Told): Named[] {
  const method = latest(id)
  return Object.keys(method.roles)
    .filter(role => method.roles[role]!.reach !== 'own' && seated(method, role, region))
    .map(role => ({ id: role, name: roleName(role) }))
}

/** Those for whom whoever appoints may keep a view; nobody else keeps one for others. */
export function useRolesForViews(): Named[] {
  const { posting, method, may } = useDesk()
  return may('posting.appoint') ? rolesAt(posting.region, method) : []
}
