import { defineUi } from '#web/manifest.ts'
import { texts } from '../texts.ts'

export const publications = defineUi({
  desk: [
    {
      path: '/honours',
      title: { zh: texts.zh.title, en: texts.en.title },
      group: 'deliberation',
      icon: 'M6 3h8v5a4 4 0 0 1-8 0zM6 4H3v2a3 3 0 0 0 3 3M14 4h3v2a3 3 0 0 1-3 3M10 12v3M7 17h6',
      ability: 'territory.read',
      load: () => import('./Honours.tsx').then(({ Honours }) => Honours),
    },
  ],
})
