export const TABS = [
  { to: '/', name: 'tab.home' },
  { to: '/matters', name: 'tab.matters' },
  { to: '/me', name: 'tab.me' },
] as const
