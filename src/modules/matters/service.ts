/** The verbs of the loop, from the first look until the work is done. */
import type { Ctx } from '#modules/ctx.ts'
import { standing } from '#modules/territory/index.ts'
import { AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { act } from './act.ts'
import type { Matter, matters } from './contract.ts'
import {
  asked,
  backTo,
  firstReceiver,
  NOBODY_NEXT,
  ownedBy,
  rulesOf,
  levelAbove,
  levelOf,
} from './parties.ts'
import * as queries from './queries.ts'
import { closed, photos, words } from './story.ts'

type In<K extends keyof typeof matters> = InputOf<(typeof matters)[K]>

export const accept = (ctx: Ctx, { region, id }: Pick<In<'accept'>, 'region' | 'id'>) =>
  act(
    ctx,
    { region, id },
    {
      action: 'accept',
      change: async matter =>
        matter.ownerPostingId &&
        (await backTo(ctx, matter)).ownerPostingId === matter.ownerPostingId
          ? {}
          : ownedBy(ctx, rulesOf(ctx, matter)),
    },
  )

export const refuse = (ctx: Ctx, input: In<'refuse'>) =>
  act(ctx, input, {
    action: 'refuse',
    reason: `${input.reason} → ${input.rightChannel}`,
    change: () => closed(ctx, 'notAccepted'),
  })

/** What nobody has looked at yet is taken in first: two steps of the story, one act. */
export async function dispatch(ctx: Ctx, input: In<'dispatch'>): Promise<Matter> {
  const matter = await queries.lock(ctx.tx, input.region, input.id)
  if (matter?.state === 'reported') await accept(ctx, input)
  return act(ctx, input, {
    action: 'dispatch',
    reason: input.reason,
    change: matter => asked(ctx, matter, input.postingId),
  })
}

export const escalate = (ctx: Ctx, input: In<'escalate'>) =>
  act(ctx, input, {
    action: 'escalate',
    reason: input.reason,
    change: matter => levelAbove(ctx, matter),
  })

/** Only now the owner changes: whoever received it first answered for it until here. */
export const sign = (ctx: Ctx, input: In<'sign'>) =>
  act(ctx, input, {
    action: 'sign',
    change: matter => ({ ...NOBODY_NEXT, ...ownedBy(ctx, rulesOf(ctx, matter)) }),
  })

export const rejectAssignment = (ctx: Ctx, input: In<'rejectAssignment'>) =>
  act(ctx, input, {
    action: 'rejectAssignment',
    reason: input.reason,
    change: async matter => {
      const back = await backTo(ctx, matter)
      return {
        ...NOBODY_NEXT,
        ...back,
        returns: matter.returns + 1,
        toName: back.ownerName ?? null,
      }
    },
  })

/** What was returned goes out again for good; what merely lay unsigned may still be returned once. */
export const adjudicate = (ctx: Ctx, input: In<'adjudicate'>) =>
  act(ctx, input, {
    action: 'adjudicate',
    reason: input.reason,
    change: async matter => ({
      ...(await asked(ctx, matter, input.postingId)),
      decided: matter.returns > 0,
    }),
  })

export const recall = (ctx: Ctx, input: In<'recall'>) =>
  act(ctx, input, {
    action: 'recall',
    change: async matter => ({
      ...NOBODY_NEXT,
      ...(await backTo(ctx, matter)),
      toName: matter.nextName,
    }),
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
      await photos.add(ctx, matter, input.photoIds)
      return { handledBy: ctx.actor.accountId }
    },
  })

export async function classify(ctx: Ctx, input: In<'classify'>) {
  const { region, id, number, kind, kindName, category, state, version } = await act(ctx, input, {
    action: 'classify',
    reason: input.category,
    change: async matter => {
      const { method } = rulesOf(ctx, matter)
      const id = input.kind ?? matter.kind
      const kind = method.kinds[id]
      if (!kind) throw new AppError('NOT_ACCEPTABLE', 'unknown-kind', { field: 'kind' })
      const unnamed = kind.aboutStaff === true && matter.aboutAccountIds.length === 0
      const sorted = {
        category: input.category,
        kind: id,
        aboutUnnamed: matter.aboutUnnamed || unnamed,
      }
      // What turns out to be a complaint leaves the hands of whoever may be meant.
      const owner = unnamed ? await backTo(ctx, { ...matter, ...sorted }) : {}
      // Another kind has another escalation path, on which its owner may stand elsewhere.
      return { escalationLevel: levelOf({ method, kind }, matter.ownerRole), ...sorted, ...owner }
    },
  })
  return { region, id, number, kind, kindName, category, state, version }
}

/** The place that was not told says in whose grid it lies: a matter that nobody looked at yet goes there. */
export const setPlace = (ctx: Ctx, input: In<'setPlace'>) =>
  act(ctx, input, {
    action: 'setPlace',
    change: async matter => {
      const place = await standing(ctx.tx, input.region, input.placeId, ctx.now)
      words.add(ctx.tx, matter, { text: place.address })
      // What was said in words of where it is says more than the place alone.
      const address = [place.address, matter.address].filter(Boolean).join(' · ')
      const there = { ...matter, ...place, address }
      const receiver =
        matter.state === 'reported' ? await firstReceiver(ctx, rulesOf(ctx, matter), there) : {}
      return { ...place, address, ...receiver, toName: place.address }
    },
  })
