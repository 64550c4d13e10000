export const TABS = [
  { to: '/', name: 'tab.todo' },
  { to: '/record', name: 'tab.record' },
  { to: '/me', name: 'tab.me' },
] as const
