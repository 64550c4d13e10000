/** The house called from within, by the same procedures and rules as from outside. */
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { identify } from '#modules/access/index.ts'
import type { Ctx, House } from '#modules/ctx.ts'
import type { Db } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import { tellErrors } from '#platform/rpc/errors.ts'
import type { Call } from '#platform/rpc/serve.ts'
import type { AppContract } from './contract.ts'
import { refusals } from './refusals.ts'
import { router } from './router.ts'

export type Caller = ContractRouterClient<AppContract>
export type Inside = { db: Db; house: House; log: Log; clock: () => Date }
type As = { token?: string | null; commandId?: () => string; give?: (token: string | null) => void }

/** A typed client that acts with a token, or as nobody. */
export function callerOf(
  { db, house, log, clock }: Inside,
  { token = null, commandId = newId, give = () => undefined }: As = {},
): Caller {
  const begin: Call<Ctx>['begin'] = async tx => {
    const now = clock()
    const actor = await identify(tx, house, token, now)
    return {
      tx,
      actor,
      now,
      house,
      log,
      ip: 'inside',
      session: { token: actor.accountId ? token : null, give },
    }
  }
  return createRouterClient(router, {
    context: () => ({ db, log, commandId: commandId(), begin }) as never,
    interceptors: [tellErrors(refusals)],
  }) as unknown as Caller
}

/** A client that has stepped into the role of a demo person. */
export async function asDemoPerson(
  inside: Inside,
  key: string,
): Promise<Caller & { token: string }> {
  const { token } = await callerOf(inside).access.signInAsDemo({ key })
  return Object.assign(callerOf(inside, { token }), { token })
}
