import type { Me } from '#modules/access/contract.ts'

/** The screens of the desk in the order of the menu, each with the ability without which it is not shown. */
export const SCREENS = [
  { to: '/matters', icon: 'register', ability: 'matter.read' },
  { to: '/record', icon: 'record', ability: 'matter.record' },
  { to: '/residents', icon: 'residents', ability: 'person.read' },
  { to: '/overview', icon: 'overview', ability: 'territory.read' },
  { to: '/figures', icon: 'figures', ability: 'figure.read' },
  { to: '/territory', icon: 'territory', ability: 'territory.read' },
  { to: '/imports', icon: 'imports', ability: 'dataset.import' },
  { to: '/postings', icon: 'postings', ability: 'posting.read' },
  { to: '/security', icon: 'security', ability: 'audit.readSecurity' },
] as const

export const screensOf = ({ abilities }: Me) =>
  SCREENS.filter(({ ability }) => abilities.includes(ability))
