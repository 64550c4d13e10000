import type { Ctx } from '#modules/ctx.ts'
import { serve } from '#platform/rpc/serve.ts'
import { people } from './contract.ts'
import { policy } from './policy.ts'
import { home } from './home.ts'
import { list, exportRows } from './listing.ts'
import { lookUp, reveal } from './look-ups.ts'
import { join, joinCode, mine } from './joining.ts'
import { endHousehold, resumeHousehold } from './moving-out.ts'
import { find, get } from './service.ts'

export const peopleRoutes = serve<Ctx, typeof people>(people, policy, {
  endHousehold,
  find,
  get,
  home,
  join,
  joinCode,
  list,
  lookUp,
  mine,
  resumeHousehold,
  reveal,
  export: exportRows,
})
