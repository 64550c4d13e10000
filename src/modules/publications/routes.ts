import type { Ctx } from '#modules/ctx.ts'
import { serve } from '#platform/rpc/serve.ts'
import { publications } from './contract.ts'
import * as honours from './honours.ts'
import { policy } from './policy.ts'

export const publicationRoutes = serve<Ctx, typeof publications>(publications, policy, honours)
