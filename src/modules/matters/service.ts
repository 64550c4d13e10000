/** The verbs of the loop: each finds its matter, demands the right, moves it by the table, and tells. */
import type { Ctx } from '#modules/ctx.ts'
import { demand } from '#platform/actor.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { dueAt } from '#platform/working-time.ts'
import type { Action, Matter, matters } from './contract.ts'
import type { Change } from './obligations.ts'
import { move } from './obligations.ts'
import { asked, NOBODY_NEXT, ownedBy, rulesOf, rungAbove } from './parties.ts'
import { policy } from './policy.ts'
import { presentMatter } from './present.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import { next, TRANSITIONS } from './rules.ts'
import { closed, writeStep } from './story.ts'

type One = { region: number; id: string }
type In<K extends keyof typeof matters> = InputOf<(typeof matters)[K]>
type Done = Partial<MatterRow> & { extend?: boolean; toName?: string | null }
type Act = { action: Exclude<Action, 'report' | 'close' | 'escalate'>; reason?: string | null; change?: (matter: MatterRow) => Done | Promise<Done> }

const TRIES = 3

export const accept = (ctx: Ctx, input: In<'accept'>) => act(ctx, input, { action: 'accept', change: matter => (matter.ownerPostingId ? {} : ownedBy(ctx, rulesOf(ctx, matter).kind).owner) })

export const refuse = (ctx: Ctx, input: In<'refuse'>) =>
  act(ctx, input, { action: 'refuse', reason: `${input.reason} → ${input.rightChannel}`, change: () => closed(ctx, 'notAccepted') })

export const dispatch = (ctx: Ctx, input: In<'dispatch'>) =>
  act(ctx, input, { action: 'dispatch', reason: input.reason, change: matter => handOver(asked(ctx, matter, input.postingId)) })

export const sendUp = (ctx: Ctx, input: In<'sendUp'>) =>
  act(ctx, input, { action: 'sendUp', reason: input.reason, change: matter => handOver(rungAbove(ctx, matter)) })

/** Only now the owner changes: whoever received it first answered for it until here. */
export const sign = (ctx: Ctx, input: In<'sign'>) =>
  act(ctx, input, {
    action: 'sign',
    change: matter => {
      const { kind } = rulesOf(ctx, matter)
      const own = ownedBy(ctx, kind)
      return { ...NOBODY_NEXT, ...own.owner, rung: kind.ladder.includes(ctx.actor.role) ? own.rung : matter.rung }
    },
  })

export const returnBack = (ctx: Ctx, input: In<'returnBack'>) =>
  act(ctx, input, {
    action: 'returnBack',
    reason: input.reason,
    change: matter => {
      if (matter.decided) throw new Refusal('CONFLICT', 'order-was-decided')
      if (matter.returns > 0) throw new Refusal('CONFLICT', 'returned-once')
      return { ...NOBODY_NEXT, returns: matter.returns + 1, toName: matter.ownerName }
    },
  })

export const decide = (ctx: Ctx, input: In<'decide'>) =>
  act(ctx, input, { action: 'decide', reason: input.reason, change: async matter => ({ ...(await handOver(asked(ctx, matter, input.postingId))), decided: true }) })

export const takeBack = (ctx: Ctx, input: In<'takeBack'>) =>
  act(ctx, input, { action: 'takeBack', change: matter => ({ ...NOBODY_NEXT, toName: matter.nextName }) })

export const note = (ctx: Ctx, input: In<'note'>) => act(ctx, input, { action: 'note', reason: input.text })
export const suspend = (ctx: Ctx, input: In<'suspend'>) => act(ctx, input, { action: 'suspend', reason: input.reason })
export const resume = (ctx: Ctx, input: In<'resume'>) => act(ctx, input, { action: 'resume' })

export const extend = (ctx: Ctx, input: In<'extend'>) =>
  act(ctx, input, {
    action: 'extend',
    reason: input.reason,
    change: matter => {
      if (matter.extended) throw new Refusal('CONFLICT', 'extended-once')
      return { extended: true, extend: true }
    },
  })

export const resolve = (ctx: Ctx, input: In<'resolve'>) =>
  act(ctx, input, {
    action: 'resolve',
    reason: input.result,
    change: async matter => {
      const first = (await queries.photos(ctx.tx, matter.region, matter.id)).length
      await queries.insertPhotos(ctx.tx, input.photoIds.map((fileId, i) => ({ region: matter.region, matterId: matter.id, fileId, slot: first + i })))
      return { handledBy: ctx.actor.accountId }
    },
  })

/** Where nobody can be asked, the check itself ends the matter. */
export const verify = (ctx: Ctx, input: In<'verify'>) =>
  act(ctx, input, { action: 'verify', change: matter => (matter.requesterId ? {} : { ...closed(ctx, 'solved', matter), state: 'closed' }) })

export const rework = (ctx: Ctx, input: In<'rework'>) => act(ctx, input, { action: 'rework', reason: input.reason, change: () => ({ handledBy: null }) })

export const contact = (ctx: Ctx, input: In<'contact'>) =>
  act(ctx, input, {
    action: 'contact',
    reason: input.words,
    change: matter => {
      const contacts = matter.contacts + 1
      if (input.reached) return { contacts, contactedAt: matter.contactedAt ?? ctx.now }
      return contacts < TRIES || matter.contactedAt ? { contacts } : { contacts, ...closed(ctx, 'notReached', matter), state: 'closed' }
    },
  })

/** The verdict. The database takes it from a scope that is the requester, and from no other. */
export const answer = (ctx: Ctx, input: In<'answer'>) =>
  act(ctx, input, {
    action: 'answer',
    reason: input.words,
    change: async matter => {
      const { region, id, solved, satisfaction, words } = input
      const round = (await queries.answers(ctx.tx, region, id)).length + 1
      await queries.insertAnswer(ctx.tx, { region, matterId: id, round, personId: ctx.actor.personId!, solved, satisfaction, words, at: ctx.now })
      return { ...closed(ctx, solved ? 'solved' : 'unsolved', matter), contactedAt: matter.contactedAt ?? ctx.now }
    },
  })

export const reopen = (ctx: Ctx, input: In<'reopen'>) =>
  act(ctx, input, {
    action: 'reopen',
    reason: input.reason,
    change: matter => {
      const { kind } = rulesOf(ctx, matter)
      const until = dueAt(matter.closedAt!, kind.clocks.reopen).at!
      if (ctx.now > until) throw new Refusal('CONFLICT', 'reopen-window-over')
      return { closedAt: null, closedLevel: null, outcome: null, handledBy: null, contacts: 0, contactedAt: null, returns: 0, decided: false, extended: false }
    },
  })

export const merge = (ctx: Ctx, input: In<'merge'>) =>
  act(ctx, input, {
    action: 'merge',
    change: async matter => {
      const lead = found(await queries.find(ctx.tx, input.region, input.intoId))
      demand(policy.get, ctx.actor, lead)
      if (lead.id === matter.id || lead.state === 'merged') throw new Refusal('NOT_ACCEPTABLE', 'cannot-lead', { field: 'intoId' })
      return { ...closed(ctx, 'duplicate'), ...NOBODY_NEXT, mergedInto: lead.id, toName: lead.number }
    },
  })

export const classify = (ctx: Ctx, input: In<'classify'>) =>
  act(ctx, input, {
    action: 'classify',
    reason: input.category,
    change: matter => {
      const kind = input.kind ?? matter.kind
      if (!rulesOf(ctx, matter).method.kinds[kind]) throw new Refusal('NOT_ACCEPTABLE', 'unknown-kind', { field: 'kind' })
      return { category: input.category, kind }
    },
  })

async function act(ctx: Ctx, { region, id }: One, { action, reason = null, change }: Act): Promise<Matter> {
  const matter = demand(policy[action], ctx.actor, found(await queries.lock(ctx.tx, region, id)))
  const step = next(matter.state as Matter['state'], action)
  if ('reason' in step) throw new Refusal('CONFLICT', step.reason)

  const { extend: longer, toName = null, ...fields } = (await change?.(matter)) ?? {}
  const { kind } = rulesOf(ctx, matter)
  const { starts, meets, drops, clock } = TRANSITIONS[action]!
  const ends = fields.closedAt ? { starts: [], drops: ['accept', 'sign', 'handle', 'verify', 'followUp', 'supervise'] as const } : { starts, drops }
  const clocks: Change = { ...ends, meets, clock, ...(longer && { extend: true }) }
  const moves = Object.values(clocks).some(part => (Array.isArray(part) ? part.length > 0 : part))
  const times = moves ? await move(ctx.tx, matter, clocks, kind.clocks, ctx.now) : { dueAt: matter.dueAt, promisedBy: matter.promisedBy }
  // What was promised stays in the ledger after it was kept.
  const saved = await queries.update(ctx.tx, matter, { state: step.to, ...fields, dueAt: times.dueAt, promisedBy: times.promisedBy ?? matter.promisedBy })
  await writeStep(ctx, matter, saved, { action, reason, toName: toName ?? fields.nextName ?? null })
  return presentMatter(ctx, saved)
}

async function handOver(next: ReturnType<typeof asked>): Promise<Done> {
  return { ...(await next) }
}

