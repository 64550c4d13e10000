/** What happens when a promised time runs out: the next rung is told, oldest first, until none is left. */
import type { Ctx } from '#modules/ctx.ts'
import { move } from './obligations.ts'
import { rulesOf } from './parties.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import { closed, writeStep } from './story.ts'

/** Transactions are short, so a batch is small; the caller asks again until it gets 0. */
export const BATCH = 50

/**
 * Takes up to `BATCH` promises that ran out and were not yet passed on. Each gives its matter one
 * step and one new promise, owed by the rung above; the owner stays owner. Two that run at once skip
 * each other's rows.
 */
export async function escalateOverdue(ctx: Ctx): Promise<number> {
  const overdue = await queries.takeOverdue(ctx.tx, ctx.now, BATCH)
  for (const { region, matterId, what } of overdue) {
    const matter = await queries.lock(ctx.tx, region, matterId)
    if (!matter || matter.closedAt) continue
    if (what === 'followUp' && matter.contactedAt) await closeUnanswered(ctx, matter)
    else await passUp(ctx, matter, what)
  }
  return overdue.length
}

async function passUp(ctx: Ctx, matter: MatterRow, what: string): Promise<void> {
  const { method, kind } = rulesOf(ctx, matter)
  const watching = kind.ladder.indexOf(matter.supervisedBy ?? '')
  const role = kind.ladder[Math.max(watching, matter.rung) + 1]
  const starts = role ? (['supervise'] as const) : []
  const times = await move(ctx.tx, matter, { drops: what === 'supervise' ? ['supervise'] : [], starts: await free(ctx, matter, what) ? starts : [] }, kind.clocks, ctx.now)
  const saved = await queries.update(ctx.tx, matter as never, {
    supervisedBy: role ?? matter.supervisedBy ?? kind.ladder.at(-1)!,
    sentUp: matter.sentUp || (role !== undefined && method.roles[role]!.reach === 'below'),
    dueAt: times.dueAt,
  })
  await writeStep(ctx, matter, saved, { action: 'escalate', reason: what, toRole: role ?? null })
}

/** One supervision at a time: a second promise that runs out meanwhile adds its step, not another clock. */
const free = async (ctx: Ctx, matter: MatterRow, what: string) =>
  what === 'supervise' || !(await queries.supervised(ctx.tx, matter.region, matter.id))

/** Asked, but not answered within the limit: the matter ends, and counts as unanswered, never as solved. */
async function closeUnanswered(ctx: Ctx, matter: MatterRow): Promise<void> {
  const { kind } = rulesOf(ctx, matter)
  await move(ctx.tx, matter, { meets: ['followUp'], drops: ['supervise'] }, kind.clocks, ctx.now)
  const saved = await queries.update(ctx.tx, matter as never, { ...closed(ctx, 'unanswered', matter), state: 'closed', dueAt: null })
  await writeStep(ctx, matter, saved, { action: 'close', reason: 'unanswered' })
}
