import type { Ctx } from '#modules/ctx.ts'
import { serve } from '#platform/rpc/serve.ts'
import { answerable } from './about.ts'
import { candidates, preflight } from './bulk.ts'
import { setCategories } from './categories.ts'
import { matters } from './contract.ts'
import * as openings from './openings.ts'
import { merge } from './joining.ts'
import { policy } from './policy.ts'
import { counts, get, list, revealPhone, exportRows } from './present.ts'
import * as service from './service.ts'
import * as tracking from './tracking.ts'
import { submitFeedback, contact, reopen, rework, verify } from './verdicts.ts'

export const matterRoutes = serve<Ctx, typeof matters>(matters, policy, {
  ...service,
  ...openings,
  ...tracking,
  submitFeedback,
  answerable,
  candidates,
  contact,
  counts,
  get,
  list,
  merge,
  preflight,
  reopen,
  rework,
  setCategories,
  revealPhone,
  export: exportRows,
  verify,
})
