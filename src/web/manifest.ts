/** What a module brings to the screens: data, and ways to load the rest (`ui/index.ts` of each, listed in `modules.ts`). */
import type { ComponentType } from 'react'
import type { Language } from './i18n.ts'

/** The groups of the desk's menu, in their order: today first, then the registers, then the settings. */
export const GROUPS = [
  'today',
  'requests',
  'people',
  'party',
  'places',
  'benefits',
  'deliberation',
  'settings',
] as const
export type Group = (typeof GROUPS)[number]

/** What a page of a module is told of the desk at which it stands. */
export type AtDesk = { region: number; may: (ability: string) => boolean }

export type DeskPage = {
  path: `/${string}`
  title: Record<Language, string>
  group: Group
  /** The path of a drawing of 20 by 20. */
  icon: string
  /** Without it the page is not shown. */
  ability: string
  load: () => Promise<ComponentType<AtDesk>>
}

/** A page of the server for everybody, to which the doors and a resident's home lead; of which region, its address says. */
export type OpenPage = { path: `/${string}`; title: Record<Language, string>; icon: string }

export type Ui = { desk?: readonly DeskPage[]; open?: readonly OpenPage[] }

export const defineUi = (ui: Ui): Ui => ui
