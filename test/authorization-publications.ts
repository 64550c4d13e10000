import type { At } from './authorization-roles.ts'
import { OFFICE } from './authorization-roles.ts'

const honour = ({ region, honour }: At) => ({
  region,
  id: honour,
  kind: 'milestone' as const,
  title: '建成',
  year: 2017,
})

export const PUBLICATION_ROWS = {
  honours: ['anyone', 'insideOrUnposted', ({ region }: At) => ({ region })],
  addHonour: [OFFICE, 'inside', honour],
  changeHonour: [OFFICE, 'inside', (at: At) => ({ ...honour(at), version: 1 })],
  removeHonour: [OFFICE, 'inside', ({ region, honour }: At) => ({ region, id: honour })],
  restoreHonour: [OFFICE, 'inside', ({ region, honour }: At) => ({ region, id: honour })],
} as const
