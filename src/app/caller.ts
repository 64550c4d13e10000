/** The app called from within, by the same procedures and rules as from outside. */
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { AppContext, Ctx } from '#modules/ctx.ts'
import { fromWithin } from '#modules/ctx.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import { setScope, inScope } from '#platform/db/db.ts'
import { EVERYWHERE, scopeOf } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import { tellErrors } from '#platform/rpc/errors.ts'
import type { Call } from '#platform/rpc/serve.ts'
import type { AppContract } from './modules.ts'
import { identify, refusals, router } from './modules.ts'

export type Caller = ContractRouterClient<AppContract>
type Session = Pick<Ctx, 'ip' | 'browser'> & { give: Ctx['session']['give'] }
type As = { token?: string | null; commandId?: () => string } & Partial<Session>

/** A typed client that acts with a token, or as nobody. */
export function callerOf(
  appContext: AppContext,
  { token = null, commandId = newId, ...session }: As = {},
): Caller {
  return clientOf(appContext, tx => beginAs(appContext, tx, token, session), commandId)
}

/** A client that is exactly this actor, without a sign-in: for those of the demo whom nobody steps into. */
export const callerBeing = (appContext: AppContext, actor: Actor): Caller =>
  clientOf(appContext, async tx => ({ ...(await beginAs(appContext, tx, null)), actor }))

function clientOf(
  appContext: AppContext,
  begin: Call<Ctx>['begin'],
  commandId: () => string = newId,
): Caller {
  const { db, app, log } = appContext
  return createRouterClient(router, {
    context: () => ({ db, vault: app.vault, log, commandId: commandId(), begin }) as never,
    interceptors: [tellErrors(refusals)],
  }) as unknown as Caller
}

/** Runs what is no procedure, such as taking in a file, with the rights and in the scope of a token. */
export const acting = <T>(
  appContext: AppContext,
  token: string,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> =>
  inScope(appContext.db, EVERYWHERE, async tx => {
    const ctx = await beginAs(appContext, tx, token)
    setScope(tx, scopeOf(ctx.actor))
    return work(ctx)
  })

async function beginAs(
  appContext: AppContext,
  tx: Tx,
  token: string | null,
  { give = () => undefined, ...from }: Partial<Session> = {},
): Promise<Ctx> {
  const ctx = { ...fromWithin(appContext, tx), ...from }
  const actor = await identify(tx, ctx.app, token, ctx.now)
  return { ...ctx, actor, session: { ...ctx.session, token: actor.accountId ? token : null, give } }
}

/** A client that has stepped into the role of a demo person. */
export async function asDemoPerson(
  appContext: AppContext,
  key: string,
): Promise<Caller & { token: string }> {
  const { token } = await callerOf(appContext, { ip: '127.0.0.1' }).access.signInAsDemo({ key })
  return Object.assign(callerOf(appContext, { token }), { token })
}
