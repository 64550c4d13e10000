/** What happens when a promised time runs out: the next level is told, oldest first, until none is left. */
import type { Ctx } from '#modules/ctx.ts'
import { ownDays } from '#modules/territory/index.ts'
import { authorize } from '#platform/actor.ts'
import type { OwnDays } from '#platform/working-time.ts'
import { obligations } from './obligations.ts'
import type { Watched } from './overdue-queries.ts'
import * as overdue from './overdue-queries.ts'
import { rulesOf } from './parties.ts'
import { byTheClock } from './policy.ts'
import type { Line } from './story.ts'
import { closed, story } from './story.ts'

/** Transactions are short, so a batch is small; the caller asks again until it gets 0. */
const BATCH = 100

type Told = {
  change: Partial<Watched>
  line: Pick<Line, 'action' | 'reason' | 'toRole'>
  begins: boolean
}

/**
 * Takes up to `BATCH` promises that ran out and were not yet passed on, and writes what follows for
 * all of them in a few statements. Each gives its matter one step; the owner stays owner. Two that
 * run at once skip each other's matters, as they skip those on which somebody is acting.
 */
export async function escalateOverdue(ctx: Ctx): Promise<number> {
  const taken = await overdue.take(ctx.tx, ctx.now, BATCH)
  if (taken.length === 0) return 0
  const rows = await overdue.mattersOf(ctx.tx, taken)
  const latest = new Map(rows.map(row => [keyOf(row), authorize(byTheClock, ctx.actor, row)]))
  const daysOf = remembered(region => ownDays(ctx.tx, region))
  const lines: Line[] = []
  const begun = []
  for (const { region, matterId, what } of taken) {
    const before = latest.get(keyOf({ region, id: matterId }))!
    if (before.closedAt) continue
    const told =
      before.contactedAt && what === 'followUp' ? silent(ctx, before) : above(ctx, before, what)
    const after = { ...before, ...told.change, version: before.version + 1 }
    latest.set(keyOf(after), after)
    lines.push({ before, after, ...told.line })
    const span = rulesOf(ctx, after).kind.clocks.supervise
    if (told.begins)
      begun.push(
        obligations.begin(after, 'supervise', { span, now: ctx.now, days: await daysOf(region) }),
      )
  }
  await overdue.save(ctx.tx, taken, { matters: [...latest.values()], begun, now: ctx.now })
  story.write(ctx, lines)
  return taken.length
}

/** Asked, but not answered within the limit: the matter ends, and counts as unanswered, never as solved. */
function silent(ctx: Ctx, matter: Watched): Told {
  const ended = closed(ctx, 'noAnswer', matter)
  return {
    change: { ...ended, state: 'closed', supervisedBy: null },
    line: { action: 'close', reason: ended.outcome },
    begins: false,
  }
}

/**
 * The level above is told and gets a time of its own to see to it. While somebody watches, a second
 * promise that runs out is told to the same level: nobody is passed over who could not act yet.
 */
function above(ctx: Ctx, matter: Watched, what: string): Told {
  const line = { action: 'autoEscalate', reason: what } as const
  if (matter.watched && what !== 'supervise') {
    return { change: {}, line: { ...line, toRole: matter.supervisedBy }, begins: false }
  }
  const { method, kind } = rulesOf(ctx, matter)
  const watching = kind.escalationPath.findIndex(role => role === matter.supervisedBy)
  const role = kind.escalationPath[Math.max(watching, matter.escalationLevel) + 1] ?? null
  const escalated = matter.escalated || (role !== null && method.roles[role]!.reach === 'below')
  return {
    change: {
      supervisedBy: role ?? kind.escalationPath.at(-1)!,
      escalated,
      watched: role !== null,
    },
    line: { ...line, toRole: role },
    begins: role !== null,
  }
}

const keyOf = ({ region, id }: { region: number; id: string }) => `${region}/${id}`

function remembered(look: (region: number) => Promise<OwnDays>) {
  const known = new Map<number, Promise<OwnDays>>()
  return (region: number): Promise<OwnDays> => {
    const days = known.get(region) ?? look(region)
    known.set(region, days)
    return days
  }
}
