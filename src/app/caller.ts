/** The house called from within, by the same procedures and rules as from outside. */
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { identify } from '#modules/access/index.ts'
import type { Ctx, House } from '#modules/ctx.ts'
import type { Actor } from '#platform/actor.ts'
import { SYSTEM } from '#platform/actor.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import { enter, inScope } from '#platform/db/db.ts'
import { EVERYWHERE, scopeOf } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import { tellErrors } from '#platform/rpc/errors.ts'
import type { Call } from '#platform/rpc/serve.ts'
import type { AppContract } from './contract.ts'
import { refusals } from './refusals.ts'
import { router } from './router.ts'

export type Caller = ContractRouterClient<AppContract>
export type Inside = { db: Db; house: House; log: Log; clock: () => Date }
type Session = Pick<Ctx, 'ip' | 'browser'> & { give: Ctx['session']['give'] }
type As = { token?: string | null; commandId?: () => string } & Partial<Session>

/** A typed client that acts with a token, or as nobody. */
export function callerOf(
  inside: Inside,
  { token = null, commandId = newId, ...session }: As = {},
): Caller {
  return clientOf(inside, tx => beginAs(inside, tx, token, session), commandId)
}

/** A client that is exactly this actor, without a sign-in: for those of the demo whom nobody steps into. */
export const callerBeing = (inside: Inside, actor: Actor): Caller =>
  clientOf(inside, async tx => ({ ...(await beginAs(inside, tx, null)), actor }))

function clientOf(
  inside: Inside,
  begin: Call<Ctx>['begin'],
  commandId: () => string = newId,
): Caller {
  const { db, house, log } = inside
  return createRouterClient(router, {
    context: () => ({ db, vault: house.vault, log, commandId: commandId(), begin }) as never,
    interceptors: [tellErrors(refusals)],
  }) as unknown as Caller
}

/** Runs what is no procedure, such as taking in a file, with the rights and in the scope of a token. */
export const acting = <T>(
  inside: Inside,
  token: string,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> =>
  inScope(inside.db, EVERYWHERE, async tx => {
    const ctx = await beginAs(inside, tx, token)
    enter(tx, scopeOf(ctx.actor))
    return work(ctx)
  })

/** Runs verbs as the house itself, which sees everything and is named in no ledger. */
export const asHouse = <T>(inside: Inside, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inScope(inside.db, EVERYWHERE, tx => work({ ...within(inside, tx), actor: SYSTEM }))

async function beginAs(
  inside: Inside,
  tx: Tx,
  token: string | null,
  { give = () => undefined, ...from }: Partial<Session> = {},
): Promise<Ctx> {
  const ctx = { ...within(inside, tx), ...from }
  const actor = await identify(tx, ctx.house, token, ctx.now)
  return { ...ctx, actor, session: { ...ctx.session, token: actor.accountId ? token : null, give } }
}

const within = ({ house, log, clock }: Inside, tx: Tx): Omit<Ctx, 'actor'> => ({
  tx,
  now: clock(),
  house,
  log,
  ip: 'inside',
  demo: house.demo,
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
  inside: Inside,
  key: string,
): Promise<Caller & { token: string }> {
  const { token } = await callerOf(inside, { ip: '127.0.0.1' }).access.signInAsDemo({ key })
  return Object.assign(callerOf(inside, { token }), { token })
}
