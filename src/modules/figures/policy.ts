import type { Rule } from '#platform/actor.ts'
import { withinRegion } from '#platform/actor.ts'
import type { Policy } from '#platform/rpc/serve.ts'
import type { figures } from './contract.ts'

const read: Rule<{ region: number }> = { may: 'figure.read', on: 'input', over: withinRegion }

const known: Rule<{ region: number }> = { may: 'territory.read', on: 'input', over: withinRegion }

export const policy = {
  profile: known,
  profilesBelow: known,
  grids: known,
  moving: { may: 'territory.draw', on: 'input', over: withinRegion },
  summary: read,
  below: read,
} satisfies Policy<typeof figures>
