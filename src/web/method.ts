import { latest, type Text } from '#methods/index.ts'
import { type Language, useLanguage } from './i18n.ts'

/** A community's method in the current language; a role or kind that this release does not know is shown by its id. */
export const useMethod = (id: string) => inLanguage(id, useLanguage())

export const colourOf = (id: string) => latest(id).brand.colour

/** How a role is called, for whoever shows postings of several methods. */
export function useRoleName() {
  const language = useLanguage()
  return (methodId: string, role: string) => inLanguage(methodId, language).roleName(role)
}

/** The same for whoever shows several methods at once. */
export function inLanguage(id: string, language: Language) {
  const method = latest(id)
  const say = (text: Text | undefined, fallback: string) => text?.[language] ?? fallback
  const kinds = Object.entries(method.kinds).map(([kind, { name, byResident }]) => ({
    id: kind,
    name: name[language],
    byResident,
  }))
  return {
    id,
    brand: {
      ...method.brand,
      name: method.brand.name[language],
      slogan: method.brand.slogan[language],
    },
    kinds,
    gridLevels: method.chains.grid.map(level => ({
      value: level,
      label: method.levels[level]![language],
    })),
    quickKind: method.defaults.quickKind,
    isAboutStaff: (kind: string) => method.kinds[kind]?.aboutStaff === true,
    kindName: (kind: string) => say(method.kinds[kind]?.name, kind),
    roleName: (role: string) => say(method.roles[role]?.name, role),
    roleOf: (role: string) => method.roles[role],
    /** All levels, those from afar first. */
    levels: Object.keys(method.levels),
    levelName: (level: string) => say(method.levels[level], level),
  }
}
