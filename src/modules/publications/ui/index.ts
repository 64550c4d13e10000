import { defineUi } from '#web/manifest.ts'
import { TITLE as title } from '../texts.ts'

const CUP = 'M6 3h8v5a4 4 0 0 1-8 0zM6 4H3v2a3 3 0 0 0 3 3M14 4h3v2a3 3 0 0 1-3 3M10 12v3M7 17h6'

export const publications = defineUi({
  open: [{ path: '/honours', title, icon: CUP }],
  desk: [
    {
      path: '/honours',
      title,
      group: 'deliberation',
      icon: CUP,
      ability: 'territory.read',
      load: () => import('./Honours.tsx').then(({ Honours }) => Honours),
    },
  ],
})
