import type { Me } from '#modules/access/contract.ts'
import type { Language } from '#web/i18n.ts'
import { type DeskPage, type Group, GROUPS } from '#web/manifest.ts'
import * as modules from '#web/modules.ts'
import { PATHS } from '#web/kit/desk/Icon.tsx'

/** The pages that modules bring to the desk. */
export const PAGES: readonly DeskPage[] = Object.values(modules).flatMap(({ desk = [] }) => desk)

export type Entry = {
  to: string
  group: Group
  icon: string
  ability: string
  /** Of the desk's own it stands with the desk's texts. */
  title: Record<Language, string> | keyof typeof PATHS
}

const own = (to: `/${string}`, icon: keyof typeof PATHS, group: Group, ability: string): Entry => ({
  to,
  icon: PATHS[icon],
  title: icon,
  group,
  ability,
})

/** The entries of the menu in its order, each with the ability without which it is not shown. */
export const SCREENS: readonly Entry[] = [
  own('/matters', 'register', 'requests', 'matter.read'),
  own('/record', 'record', 'requests', 'matter.record'),
  own('/residents', 'residents', 'people', 'person.read'),
  own('/imports', 'imports', 'people', 'dataset.import'),
  own('/overview', 'overview', 'settings', 'territory.read'),
  own('/figures', 'figures', 'settings', 'figure.read'),
  own('/territory', 'territory', 'settings', 'territory.read'),
  own('/postings', 'postings', 'settings', 'posting.read'),
  own('/security', 'security', 'settings', 'audit.readSecurity'),
  ...PAGES.map(({ path, ...entry }) => ({ to: path, ...entry })),
].toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group))

export const screensOf = ({ abilities }: Me) =>
  SCREENS.filter(({ ability }) => abilities.includes(ability))
