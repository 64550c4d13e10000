import type { Ctx } from '#modules/ctx.ts'
import { serve } from '#platform/rpc/serve.ts'
import { audit } from './contract.ts'
import { policy } from './policy.ts'
import { securityEvents } from './security-events.ts'
import { aboutMe, looks, exportLog } from './service.ts'

export const auditRoutes = serve<Ctx, typeof audit>(audit, policy, {
  aboutMe,
  exportLog,
  looks,
  securityEvents,
})
