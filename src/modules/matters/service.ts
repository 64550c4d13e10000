/** The verbs of the loop: each finds its matter, demands the right, moves it by the table, and tells. */
import type { Ctx } from '#modules/ctx.ts'
import { demand } from '#platform/actor.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { Action, Matter, matters } from './contract.ts'
import { OWED } from './contract.ts'
import { move, timesOf } from './obligations.ts'
import { asked, NOBODY_NEXT, ownedBy, rulesOf, rungAbove, rungOf } from './parties.ts'
import { showPhotos } from './photos.ts'
import { policy } from './policy.ts'
import { presentMatter } from './present.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import type { Change } from './rules.ts'
import { next, TRANSITIONS } from './rules.ts'
import { closed, writeStep } from './story.ts'

type One = { region: number; id: string }
type In<K extends keyof typeof matters> = InputOf<(typeof matters)[K]>
type Done = Partial<MatterRow> & { clocks?: Change; toName?: string | null }
type Act = {
  action: Exclude<Action, 'report' | 'close' | 'escalate'>
  reason?: string | null
  change?: (matter: MatterRow) => Done | Promise<Done>
}

const TRIES = 3

export const accept = (ctx: Ctx, input: In<'accept'>) =>
  act(ctx, input, {
    action: 'accept',
    change: matter => (matter.ownerPostingId ? {} : ownedBy(ctx, rulesOf(ctx, matter))),
  })

export const refuse = (ctx: Ctx, input: In<'refuse'>) =>
  act(ctx, input, {
    action: 'refuse',
    reason: `${input.reason} → ${input.rightChannel}`,
    change: () => closed(ctx, 'notAccepted'),
  })

export const dispatch = (ctx: Ctx, input: In<'dispatch'>) =>
  act(ctx, input, {
    action: 'dispatch',
    reason: input.reason,
    change: matter => asked(ctx, matter, input.postingId),
  })

export const sendUp = (ctx: Ctx, input: In<'sendUp'>) =>
  act(ctx, input, {
    action: 'sendUp',
    reason: input.reason,
    change: matter => rungAbove(ctx, matter),
  })

/** Only now the owner changes: whoever received it first answered for it until here. */
export const sign = (ctx: Ctx, input: In<'sign'>) =>
  act(ctx, input, {
    action: 'sign',
    change: matter => ({ ...NOBODY_NEXT, ...ownedBy(ctx, rulesOf(ctx, matter)) }),
  })

export const returnBack = (ctx: Ctx, input: In<'returnBack'>) =>
  act(ctx, input, {
    action: 'returnBack',
    reason: input.reason,
    change: matter => ({ ...NOBODY_NEXT, returns: matter.returns + 1, toName: matter.ownerName }),
  })

/** What was returned goes out again for good; what merely lay unsigned may still be returned once. */
export const decide = (ctx: Ctx, input: In<'decide'>) =>
  act(ctx, input, {
    action: 'decide',
    reason: input.reason,
    change: async matter => ({
      ...(await asked(ctx, matter, input.postingId)),
      decided: matter.returns > 0,
    }),
  })

export const takeBack = (ctx: Ctx, input: In<'takeBack'>) =>
  act(ctx, input, {
    action: 'takeBack',
    change: matter => ({ ...NOBODY_NEXT, toName: matter.nextName }),
  })

export const note = (ctx: Ctx, input: In<'note'>) =>
  act(ctx, input, { action: 'note', reason: input.text })
export const suspend = (ctx: Ctx, input: In<'suspend'>) =>
  act(ctx, input, { action: 'suspend', reason: input.reason })
export const resume = (ctx: Ctx, input: In<'resume'>) => act(ctx, input, { action: 'resume' })

export const extend = (ctx: Ctx, input: In<'extend'>) =>
  act(ctx, input, { action: 'extend', reason: input.reason, change: () => ({ extended: true }) })

export const resolve = (ctx: Ctx, input: In<'resolve'>) =>
  act(ctx, input, {
    action: 'resolve',
    reason: input.result,
    change: async matter => {
      await showPhotos(ctx, matter, input.photoIds)
      return { handledBy: ctx.actor.accountId }
    },
  })

/** Where nobody can be asked, the check itself ends the matter. */
export const verify = (ctx: Ctx, input: In<'verify'>) =>
  act(ctx, input, {
    action: 'verify',
    change: matter =>
      matter.requesterId ? {} : { ...closed(ctx, 'solved', matter), state: 'closed' },
  })

export const rework = (ctx: Ctx, input: In<'rework'>) =>
  act(ctx, input, { action: 'rework', reason: input.reason, change: () => ({ handledBy: null }) })

export const contact = (ctx: Ctx, input: In<'contact'>) =>
  act(ctx, input, {
    action: 'contact',
    reason: input.words,
    change: matter => {
      const contacts = matter.contacts + 1
      // Whoever was reached has the whole time to answer, however late the call.
      if (input.reached && !matter.contactedAt)
        return {
          contacts,
          contactedAt: ctx.now,
          clocks: { meets: ['followUp'], starts: ['followUp'] },
        }
      return contacts < TRIES || matter.contactedAt
        ? { contacts }
        : { contacts, ...closed(ctx, 'notReached', matter), state: 'closed' }
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
      await queries.insertAnswer(ctx.tx, {
        region,
        matterId: id,
        round,
        personId: ctx.actor.personId!,
        solved,
        satisfaction,
        words,
        bySlip: ctx.actor.accountId === null,
        at: ctx.now,
      })
      return {
        ...closed(ctx, solved ? 'solved' : 'unsolved', matter),
        contactedAt: matter.contactedAt ?? ctx.now,
      }
    },
  })

export const reopen = (ctx: Ctx, input: In<'reopen'>) =>
  act(ctx, input, {
    action: 'reopen',
    reason: input.reason,
    change: () => ({
      closedAt: null,
      closedLevel: null,
      outcome: null,
      handledBy: null,
      contacts: 0,
      contactedAt: null,
      returns: 0,
      decided: false,
      extended: false,
    }),
  })

export async function merge(ctx: Ctx, input: In<'merge'>): Promise<Matter> {
  // Both, and always in one order: else two that merge into each other would wait for each other.
  for (const id of [input.id, input.intoId].toSorted()) await queries.lock(ctx.tx, input.region, id)
  return act(ctx, input, {
    action: 'merge',
    change: async matter => {
      const lead = found(await queries.find(ctx.tx, input.region, input.intoId))
      demand(policy.get, ctx.actor, lead)
      if (lead.id === matter.id || lead.state === 'merged')
        throw new Refusal('NOT_ACCEPTABLE', 'cannot-lead', { field: 'intoId' })
      return {
        ...closed(ctx, 'duplicate'),
        ...NOBODY_NEXT,
        mergedInto: lead.id,
        toName: lead.number,
      }
    },
  })
}

export const classify = (ctx: Ctx, input: In<'classify'>) =>
  act(ctx, input, {
    action: 'classify',
    reason: input.category,
    change: matter => {
      const { method } = rulesOf(ctx, matter)
      const id = input.kind ?? matter.kind
      const kind = method.kinds[id]
      if (!kind) throw new Refusal('NOT_ACCEPTABLE', 'unknown-kind', { field: 'kind' })
      // Another kind has another ladder, on which its owner may stand elsewhere.
      return {
        category: input.category,
        kind: id,
        rung: rungOf({ method, kind }, matter.ownerRole),
      }
    },
  })

async function act(
  ctx: Ctx,
  { region, id }: One,
  { action, reason = null, change }: Act,
): Promise<Matter> {
  const [row, times] = await Promise.all([
    queries.lock(ctx.tx, region, id),
    timesOf(ctx.tx, { region, id }),
  ])
  const matter = demand(policy[action], ctx.actor, found(row))
  const step = next(matter, { action, kind: rulesOf(ctx, matter).kind, now: ctx.now })
  if ('reason' in step) throw new Refusal('CONFLICT', step.reason)

  const { clocks, toName = null, ...fields } = (await change?.(matter)) ?? {}
  const ends = fields.closedAt ? { starts: [], drops: OWED } : {}
  const shown = move(ctx, { ...matter, times }, { ...TRANSITIONS[action], ...clocks, ...ends })
  const saved = queries.update(ctx.tx, matter, { state: step.to, ...fields, ...shown })
  writeStep(ctx, {
    before: matter,
    after: saved,
    action,
    reason,
    toName: toName ?? fields.nextName ?? null,
  })
  return presentMatter(ctx, saved)
}
