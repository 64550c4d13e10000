import { always, withinRegion } from '#platform/actor.ts'
import type { Policy } from '#platform/rpc/serve.ts'
import type { audit } from './contract.ts'

export const policy = {
  exportLog: { may: 'posting.appoint', on: 'input', over: withinRegion },
  looks: { may: 'audit.readSecurity', on: 'input', over: withinRegion },
  securityEvents: { may: 'audit.readSecurity', on: 'input', over: withinRegion },
  aboutMe: { may: 'audit.readOwn', on: 'input', over: always },
} satisfies Policy<typeof audit>
