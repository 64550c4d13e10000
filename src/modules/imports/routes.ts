import type { Ctx } from '#modules/ctx.ts'
import { serve } from '#platform/rpc/serve.ts'
import { imports } from './contract.ts'
import { policy } from './policy.ts'
import { cancel, get, list, plan, preview, run, undo } from './service.ts'

export const importRoutes = serve<Ctx, typeof imports>(imports, policy, {
  list,
  get,
  preview,
  plan,
  run,
  cancel,
  undo,
})
