import type { Ctx } from '#modules/ctx.ts'
import { serve } from '#platform/rpc/serve.ts'
import { access } from './contract.ts'
import { policy } from './policy.ts'
import * as appointing from './appointing.ts'
import * as disabling from './disabling.ts'
import * as offers from './offers.ts'
import * as postings from './postings.ts'
import * as recovery from './recovery.ts'
import * as invites from './invites.ts'
import * as preferences from './preferences.ts'
import * as views from './shared-views.ts'
import * as face from './public-face.ts'
import * as setup from './setup.ts'
import * as sessions from './sessions.ts'
import * as signIn from './sign-in.ts'
import * as byPhone from './sign-in-by-phone.ts'
import * as secondFactor from './second-factor.ts'
import * as account from './account.ts'

export const accessRoutes = serve<Ctx, typeof access>(access, policy, {
  ...signIn,
  ...byPhone,
  ...secondFactor,
  ...account,
  ...sessions,
  ...postings,
  ...appointing,
  ...offers,
  ...disabling,
  ...recovery,
  ...preferences,
  ...views,
  ...face,
  ...invites,
  ...setup,
})
