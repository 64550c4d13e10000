import type { Ctx } from '#modules/ctx.ts'
import { serve } from '#platform/rpc/serve.ts'
import { access } from './contract.ts'
import { policy } from './policy.ts'
import * as postings from './postings.ts'
import * as invites from './invites.ts'
import * as preferences from './preferences.ts'
import * as views from './shared-views.ts'
import * as face from './public-face.ts'
import * as setup from './setup.ts'
import * as sessions from './sessions.ts'
import * as signIn from './sign-in.ts'

export const accessRoutes = serve<Ctx, typeof access>(access, policy, {
  ...signIn,
  ...sessions,
  ...postings,
  ...preferences,
  ...views,
  ...face,
  ...invites,
  ...setup,
})
