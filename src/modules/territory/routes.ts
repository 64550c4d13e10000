import type { Ctx } from '#modules/ctx.ts'
import { serve } from '#platform/rpc/serve.ts'
import { territory } from './contract.ts'
import { policy } from './policy.ts'
import * as grids from './grids.ts'
import * as service from './service.ts'

export const territoryRoutes = serve<Ctx, typeof territory>(territory, policy, {
  ...grids,
  ...service,
})
