import type { Ctx } from '#modules/ctx.ts'
import { serve } from '#platform/rpc/serve.ts'
import { setCategories } from './categories.ts'
import { matters } from './contract.ts'
import * as openings from './openings.ts'
import { policy } from './policy.ts'
import { get, list, revealPhone, takeOut } from './present.ts'
import * as service from './service.ts'
import * as tracking from './tracking.ts'

export const matterRoutes = serve<Ctx, typeof matters>(matters, policy, {
  ...service,
  ...openings,
  ...tracking,
  setCategories,
  get,
  list,
  revealPhone,
  takeOut,
})
