/** What happens when a promised time runs out: the next rung is told, oldest first, until none is left. */
import type { Ctx } from '#modules/ctx.ts'
import { ownDays } from '#modules/territory/index.ts'
import type { Permitted } from '#platform/actor.ts'
import { demand } from '#platform/actor.ts'
import type { OwnDays } from '#platform/working-time.ts'
import { begin, move } from './obligations.ts'
import { rulesOf } from './parties.ts'
import { byTheClock } from './policy.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import { OWED } from './rules.ts'
import type { Line } from './story.ts'
import { closed, writeStep, writeSteps } from './story.ts'

/** Transactions are short, so a batch is small; the caller asks again until it gets 0. */
const BATCH = 200

/** A matter, and whether a supervision of it is running. */
type Watched = Permitted<MatterRow & { watched: boolean }>
type Overdue = { id: string; what: string; matter: Watched }

/**
 * Takes up to `BATCH` promises that ran out and were not yet passed on, and writes what follows for
 * all of them in a few statements. Each gives its matter one step; the owner stays owner. Two that
 * run at once skip each other's matters, as they skip those on which somebody is acting.
 */
export async function escalateOverdue(ctx: Ctx): Promise<number> {
  const taken = await queries.takeOverdue(ctx.tx, ctx.now, BATCH)
  if (taken.length === 0) return 0
  const rows = await queries.watched(ctx.tx, taken)
  const matters = new Map(rows.map(row => [keyOf(row.region, row.id), demand(byTheClock, ctx.actor, row)]))
  const overdue = taken.map(({ region, matterId, ...promise }) => ({ ...promise, matter: matters.get(keyOf(region, matterId))! }))

  const unanswered = new Set(overdue.filter(({ what, matter }) => what === 'followUp' && matter.contactedAt).map(({ matter }) => matter))
  for (const matter of unanswered) await closeUnanswered(ctx, matter)
  await passUp(ctx, overdue.filter(({ matter }) => !unanswered.has(matter)))
  return taken.length
}

/** Asked, but not answered within the limit: the matter ends, and counts as unanswered, never as solved. */
async function closeUnanswered(ctx: Ctx, matter: Permitted<MatterRow>): Promise<void> {
  const times = await move(ctx, matter, { drops: OWED })
  const saved = await queries.update(ctx.tx, matter, { ...closed(ctx, 'unanswered', matter), state: 'closed', ...times })
  await writeStep(ctx, { before: matter, after: saved, action: 'close', reason: 'unanswered' })
}

/** Each promise is told to the rung above its matter's last one, which gets a time of its own to see to it. */
async function passUp(ctx: Ctx, overdue: readonly Overdue[]): Promise<void> {
  const latest = new Map<Watched, Watched>()
  const lines: Line[] = []
  const begun = []
  const days = new Map<number, OwnDays>()
  for (const { what, matter } of overdue) {
    const before = latest.get(matter) ?? matter
    const { role, ...change } = above(ctx, before, what)
    const after = { ...before, ...change, version: before.version + 1 }
    latest.set(matter, after)
    lines.push({ before, after, action: 'escalate', reason: what, toRole: role })
    if (after.watched && (what === 'supervise' || !before.watched)) {
      const { region } = matter
      if (!days.has(region)) days.set(region, await ownDays(ctx.tx, region))
      begun.push(begin(matter, 'supervise', { span: rulesOf(ctx, matter).kind.clocks.supervise, now: ctx.now, days: days.get(region)! }))
    }
  }
  const ended = overdue.filter(({ what }) => what === 'supervise').map(({ id, matter: { region } }) => ({ region, id }))
  await queries.rewatch(ctx.tx, [...latest.values()], { ended, begun, now: ctx.now })
  await writeSteps(ctx, lines)
}

/**
 * Who is told, and what the matter shows of it. While somebody watches, a second promise that runs
 * out is told to the same rung: nobody is passed over who has not had the time to act.
 */
function above(ctx: Ctx, matter: Watched, what: string): Pick<Watched, 'supervisedBy' | 'sentUp' | 'watched'> & { role: string | null } {
  const { method, kind } = rulesOf(ctx, matter)
  const { supervisedBy, sentUp } = matter
  if (matter.watched && what !== 'supervise') return { role: supervisedBy, supervisedBy, sentUp, watched: true }
  const rung = Math.max(kind.ladder.findIndex(role => role === supervisedBy), matter.rung)
  const role = kind.ladder[rung + 1] ?? null
  return {
    role,
    supervisedBy: role ?? kind.ladder.at(-1)!,
    sentUp: sentUp || (role !== null && method.roles[role]!.reach === 'below'),
    watched: role !== null,
  }
}

const keyOf = (region: number, id: string) => `${region}/${id}`
