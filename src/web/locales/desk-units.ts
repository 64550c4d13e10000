import { texts } from './texts.ts'

/** What a figure counts: none stands without its unit. */
export const units = texts({
  zh: {
    unit: {
      matters: '{{number}} 件',
      ratio: '{{part}} / {{whole}} 件',
      communities: '{{number}} 个',
      grids: '{{number}} 个',
      groups: '{{number}} 个',
      estates: '{{number}} 个',
      courtyards: '{{number}} 个',
      buildings: '{{number}} 栋',
      unitDoors: '{{number}} 个',
      storeys: '{{number}} 层',
      homes: '{{number}} 套',
      households: '{{number}} 户',
      persons: '{{number}} 人',
    },
  },
  en: {
    unit: {
      matters: '{{number}} matters',
      ratio: '{{part}} / {{whole}} matters',
      communities: '{{number}} communities',
      grids: '{{number}} grids',
      groups: '{{number}} grids',
      estates: '{{number}} estates',
      courtyards: '{{number}} courtyards',
      buildings: '{{number}} buildings',
      unitDoors: '{{number}} stairwells',
      storeys: '{{number}} floors',
      homes: '{{number}} dwellings',
      households: '{{number}} households',
      persons: '{{number}} persons',
    },
  },
})
