/** The app called from within, by the same procedures and rules as from outside. */
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { identify } from '#modules/access/index.ts'
import type { Ctx, App } from '#modules/ctx.ts'
import type { Actor } from '#platform/actor.ts'
import { SYSTEM } from '#platform/actor.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import { setScope, inScope } from '#platform/db/db.ts'
import { EVERYWHERE, scopeOf } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import { tellErrors } from '#platform/rpc/errors.ts'
import type { Call } from '#platform/rpc/serve.ts'
import type { AppContract } from './contract.ts'
import { refusals } from './refusals.ts'
import { router } from './router.ts'

export type Caller = ContractRouterClient<AppContract>
export type AppContext = { db: Db; app: App; log: Log; clock: () => Date }
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

/** Runs verbs as the app itself, which sees everything and is named in no register. */
export const asSystem = <T>(appContext: AppContext, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inScope(appContext.db, EVERYWHERE, tx => work({ ...within(appContext, tx), actor: SYSTEM }))

async function beginAs(
  appContext: AppContext,
  tx: Tx,
  token: string | null,
  { give = () => undefined, ...from }: Partial<Session> = {},
): Promise<Ctx> {
  const ctx = { ...within(appContext, tx), ...from }
  const actor = await identify(tx, ctx.app, token, ctx.now)
  return { ...ctx, actor, session: { ...ctx.session, token: actor.accountId ? token : null, give } }
}

const within = ({ app, log, clock }: AppContext, tx: Tx): Omit<Ctx, 'actor'> => ({
  tx,
  now: clock(),
  app,
  log,
  ip: 'inside',
  demo: app.demo,
  session: {
    token: null,
    give: () => undefined,
    ofStaff: false,
    markOfStaff: () => undefined,
  },
  browser: { agent: '', sign: null, give: () => undefined },
})

/** A client that has stepped into the role of a demo person. */
export async function asDemoPerson(
  appContext: AppContext,
  key: string,
): Promise<Caller & { token: string }> {
  const { token } = await callerOf(appContext, { ip: '127.0.0.1' }).access.signInAsDemo({ key })
  return Object.assign(callerOf(appContext, { token }), { token })
}
