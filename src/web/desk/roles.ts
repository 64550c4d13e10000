import { seated } from '#modules/access/policy.ts'
import { latest } from '#methods/index.ts'
import { useLanguage } from '#web/i18n.ts'
import { inLanguage } from '#web/method.ts'
import { useDesk } from './use-desk.ts'

/** The roles that sit on the level of a region, those below a community with it, and residents aside. */
export function rolesAt(region: number, methodId: string): string[] {
  const method = latest(methodId)
  return Object.keys(method.roles).filter(
    role => method.roles[role]!.reach !== 'own' && seated(method, role, region),
  )
}

/** Those for whom whoever appoints may keep a view; nobody else keeps one for others. */
export function useRolesForViews(): { id: string; name: string }[] {
  const { posting, may } = useDesk()
  const { roleName } = inLanguage(posting.methodId, useLanguage())
  if (!may('posting.appoint')) return []
  return rolesAt(posting.region, posting.methodId).map(id => ({ id, name: roleName(id) }))
}
