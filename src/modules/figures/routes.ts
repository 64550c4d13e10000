import type { Ctx } from '#modules/ctx.ts'
import { serve } from '#platform/rpc/serve.ts'
import { figures } from './contract.ts'
import { policy } from './policy.ts'
import { grids, moving, profile, profilesBelow } from './profile.ts'
import { below, summary } from './service.ts'

export const figureRoutes = serve<Ctx, typeof figures>(figures, policy, {
  summary,
  below,
  profile,
  profilesBelow,
  grids,
  moving,
})
