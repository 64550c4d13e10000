/** How a matter is checked, asked about and judged: by somebody apart, and in the end by its requester alone. */
import type { Ctx } from '#modules/ctx.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { act } from './act.ts'
import type { Matter, matters } from './contract.ts'
import { leadOf } from './lead.ts'
import { backTo } from './parties.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import { MOST_REOPENS } from './rules.ts'
import { closed, photos } from './story.ts'

type In<K extends keyof typeof matters> = InputOf<(typeof matters)[K]>

const TRIES = 3

/** Where nobody can be asked, the check itself ends the matter. */
export const verify = (ctx: Ctx, input: In<'verify'>) =>
  act(ctx, input, {
    action: 'verify',
    change: matter =>
      matter.requesterId ? {} : { ...closed(ctx, 'checked', matter), state: 'closed' },
  })

export const rework = (ctx: Ctx, input: In<'rework'>) =>
  act(ctx, input, {
    action: 'rework',
    reason: input.reason,
    change: async matter => ({ ...(await backTo(ctx, matter)), handledBy: null }),
  })

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

type Verdict = Omit<In<'submitFeedback'>, 'photoIds'> & { photoIds?: string[] }

/**
 * The verdict. The database takes it from a scope that is the requester, and from no other. A no
 * takes the matter up anew in the same act, as often as that may be; after that it ends unsolved.
 */
export const submitFeedback = (ctx: Ctx, input: Verdict): Promise<Matter> =>
  act(ctx, input, {
    action: 'submitFeedback',
    reason: input.solved ? input.words : input.reason,
    change: async matter => {
      if (matter.mergedInto) await demandEnd(ctx, matter)
      await keep(ctx, matter, input)
      if (input.photoIds) await photos.add(ctx, matter, input.photoIds)
      if (input.solved && matter.mergedInto) return { state: matter.state }
      const contactedAt = matter.contactedAt ?? ctx.now
      if (input.solved) return { ...closed(ctx, 'solved', matter), contactedAt }
      if (matter.reopens < MOST_REOPENS)
        return { ...(await anew(ctx, matter)), state: 'reopened', clocks: ANEW }
      return { ...closed(ctx, 'unsolved', matter), contactedAt }
    },
  })

const ANEW = { meets: ['followUp'], starts: ['accept', 'handle'] } as const

/** Also against having been joined to another matter: then it goes its own way again. */
export const reopen = (ctx: Ctx, input: In<'reopen'>) =>
  act(ctx, input, {
    action: 'reopen',
    reason: input.reason,
    change: matter => anew(ctx, matter),
  })

const anew = async (ctx: Ctx, matter: MatterRow) => ({
  ...(await backTo(ctx, matter)),
  mergedInto: null,
  reopens: matter.reopens + 1,
  closedAt: null,
  closedLevel: null,
  outcome: null,
  handledBy: null,
  contacts: 0,
  contactedAt: null,
  returns: 0,
  decided: false,
  extended: false,
})

async function keep(ctx: Ctx, { region, id }: MatterRow, input: Verdict): Promise<void> {
  const { solved, satisfaction } = input
  const words = solved ? input.words : input.reason
  if (!solved && !words) throw new AppError('NOT_ACCEPTABLE', 'say-why', { field: 'reason' })
  if (!solved && satisfaction !== 'notSatisfied')
    throw new AppError('NOT_ACCEPTABLE', 'verdict-contradicts', { field: 'satisfaction' })
  const round = (await queries.answers(ctx.tx, region, id)).length + 1
  await queries.insertFeedback(ctx.tx, {
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
}

/** Of a duplicate nothing can be said before the matter that leads was handled, and only once. */
async function demandEnd(ctx: Ctx, { region, id, mergedInto, closedAt }: MatterRow): Promise<void> {
  const [lead, answers] = await Promise.all([
    leadOf(ctx, region, mergedInto!),
    queries.answers(ctx.tx, region, id),
  ])
  if (!orNotFound(lead).isDone) throw new AppError('CONFLICT', 'lead-goes-on')
  if (answers.some(({ at }) => at >= closedAt!)) throw new AppError('CONFLICT', 'not-now')
}
