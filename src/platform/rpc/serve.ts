/**
 * From a contract to a router: each procedure becomes one transaction in the scope of its actor,
 * judged by its rule, remembered if it writes. A procedure without a rule or a verb does not compile.
 */
import type {
  AnyContractProcedure,
  ContractProcedure,
  InferSchemaInput,
  InferSchemaOutput,
} from '@orpc/contract'
import { implement } from '@orpc/server'
import type { Actor, Rule } from '../actor.ts'
import { authorize, authorizeAbility, wasJudged } from '../actor.ts'
import type { Command } from '../commands.ts'
import { canonical, recall, remember } from '../commands.ts'
import type { Db, Tx } from '../db/db.ts'
import { setScope, inScope, isOutdated, wasTaken } from '../db/db.ts'
import { EVERYWHERE, publicScope, scopeOf } from '../db/scope.ts'
import type { Log } from '../log.ts'
import { AppError } from '../app-error.ts'
import type { Vault } from '../vault.ts'
import { toAppError } from './errors.ts'
import type { Meta } from './procedure.ts'
import { Id } from './procedure.ts'

export type BaseCtx = { tx: Tx; actor: Actor; now: Date }

/** One call as it came in: `begin` finds out who calls, in the call's own transaction. */
export type Call<Ctx extends BaseCtx> = {
  db: Db
  vault: Pick<Vault, 'fingerprint'>
  log: Log
  commandId: string | undefined
  begin(tx: Tx): Promise<Ctx>
}

type Contract = Record<string, AnyContractProcedure>
export type InputOf<P> =
  P extends ContractProcedure<infer I, any, any, any> ? InferSchemaOutput<I> : never
export type OutputOf<P> =
  P extends ContractProcedure<any, infer O, any, any> ? InferSchemaInput<O> : never

export type Policy<C> = { [K in keyof C]: Rule<any> }
type Verbs<C, Ctx> = {
  [K in keyof C]: (ctx: Ctx, input: InputOf<C[K]>) => Promise<OutputOf<C[K]>>
}

/** The router of one module. */
export function serve<Ctx extends BaseCtx, const C extends Contract>(
  contract: C,
  policy: Policy<C>,
  verbs: Verbs<C, Ctx>,
) {
  const entries = Object.entries(contract).map(([name, procedure]) => {
    const { route, meta } = procedure['~orpc']
    const rule = policy[name]
    const verb = verbs[name]
    if (!rule || !verb) throw new Error(`procedure ${name} has no rule or no verb`)
    const remembered = route.method !== 'GET' && (meta as Meta).remembered !== false
    const task = { name: route.path ?? name, rule, verb, remembered }
    const handler = implement(procedure)
      .$context<Call<Ctx>>()
      .handler(({ input, context }: { input: unknown; context: Call<Ctx> }) =>
        run(context, task as Task<Ctx>, input),
      )
    return [name, handler]
  })
  return Object.fromEntries(entries) as Record<keyof C, never>
}

type Task<Ctx> = {
  name: string
  rule: Rule<unknown>
  verb: (ctx: Ctx, input: unknown) => Promise<unknown>
  remembered: boolean
}

async function run<Ctx extends BaseCtx>(
  call: Call<Ctx>,
  task: Task<Ctx>,
  input: unknown,
  again = true,
): Promise<unknown> {
  let command: Command | undefined
  try {
    return await inScope(call.db, EVERYWHERE, async tx => {
      const ctx = await call.begin(tx)
      authorizeAbility(task.rule, ctx.actor)
      if (task.rule.scope !== 'everywhere')
        setScope(tx, ctx.actor.postingId ? scopeOf(ctx.actor) : publicScope(regionIn(input)))
      if (task.rule.on === 'input') authorize(task.rule, ctx.actor, input)
      if (task.remembered) command = commandOf(call, task, ctx.actor, input)
      const output = await task.verb(ctx, input)
      if (task.rule.on === 'row' && !wasJudged(task.rule, ctx.actor))
        throw new Error(`${task.name} never asked its rule`)
      if (command) remember(tx, command, output, ctx.now)
      return output
    })
  } catch (error) {
    // Work that fails may be a retry of work that was done: then its answer is the answer, to whoever
    // may still ask for it.
    const known = command && (await inScope(call.db, EVERYWHERE, tx => recall(tx, command!)))
    if (known) return known.output
    // A number that was drawn twice, something that somebody made meanwhile, a migration: once more, and it is drawn, found or known.
    if (again && (wasTaken(error) || isOutdated(error))) return run(call, task, input, false)
    const told = toAppError(error)
    if (!(told instanceof AppError))
      call.log.error({ procedure: task.name, error: String((error as Error).stack) }, 'failed')
    throw told
  }
}

function commandOf<Ctx extends BaseCtx>(
  call: Call<Ctx>,
  task: Task<Ctx>,
  actor: Actor,
  input: unknown,
): Command {
  const id = Id.safeParse(call.commandId).data
  if (!id) throw new AppError('NOT_ACCEPTABLE', 'command-id-missing', { field: 'x-command-id' })
  return {
    region: actor.region,
    id,
    accountId: actor.accountId!,
    procedure: task.name,
    inputHash: call.vault.fingerprint(`${task.name}\0${canonical(input)}`),
  }
}

/** Outside a posting one sees the open part of the one region that the call names. */
const regionIn = (input: unknown): number =>
  input && typeof input === 'object' && 'region' in input ? Number(input.region) : 0
