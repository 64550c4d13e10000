/** The promised times of one matter: started, met, dropped, paused and moved, always in working time. */
import type { Ctx } from '#modules/ctx.ts'
import { ownDays } from '#modules/territory/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { queueStatement } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { ClockKind, Due, OwnDays, Pause, Span } from '#platform/working-time.ts'
import { dueAt } from '#platform/working-time.ts'
import { rulesOf } from './parties.ts'
import type { MatterRow } from './queries.ts'
import type { Change, Owed } from './rules.ts'

type Obligation = Awaited<ReturnType<typeof ofMatter>>[number]
type Key = { region: number; id: string }
type Timed = { what: string; dueAt: Date | null }

export const ofMatter = (tx: Tx, { region, id }: Key) =>
  tx
    .selectFrom('matters.matterObligation')
    .selectAll()
    .where('region', '=', region)
    .where('matterId', '=', id)
    .orderBy('startedAt')
    .orderBy('dueAt')
    .execute()

/** The promises that run, and the days that the region has set over the national calendar. */
type Times = { live: Obligation[]; days: OwnDays }

export async function timesOf(tx: Tx, key: Key): Promise<Times> {
  const [all, days] = await Promise.all([ofMatter(tx, key), ownDays(tx, key.region)])
  return { live: all.filter(row => row.endedAt === null), days }
}

/** The first promises of a matter that is about to be opened, and what it shows of them. */
export function firstOf(
  key: Key,
  owed: Partial<Record<Owed, Span>>,
  at: { now: Date; days: OwnDays },
) {
  const promises = Object.entries(owed).map(([what, span]) =>
    begin(key, what as Owed, { span, ...at }),
  )
  return { promises, dueAt: earliest(promises), promisedBy: handling(promises) ?? null }
}

export const insert = (tx: Tx, promises: ReturnType<typeof begin>[]): void =>
  queueStatement(tx, tx.insertInto('matters.matterObligation').values(promises).execute())

/**
 * Carries out a change, and gives what the matter itself shows of its times. A supervision ends by
 * itself once nothing is late any more.
 */
export function move(
  ctx: Ctx,
  matter: MatterRow & { times: Times },
  change: Change,
): Pick<MatterRow, 'dueAt' | 'promisedBy' | 'supervisedBy'> {
  const { live, days } = matter.times
  const carryAll = (what: (row: Obligation) => boolean, change: Change) =>
    live.filter(what).flatMap(row => carry(ctx, row, change, days))
  const owed = carryAll(row => row.what !== 'supervise', change)
  const late = owed.some(({ dueAt }) => dueAt && dueAt < ctx.now)
  const watch = carryAll(row => row.what === 'supervise', late ? change : { meets: ['supervise'] })

  const { clocks } = rulesOf(ctx, matter).kind
  const started = (change.starts ?? []).map(what =>
    begin(matter, what, { span: clocks[what], now: ctx.now, days }),
  )
  if (started.length) insert(ctx.tx, started)

  const running = [...owed, ...watch, ...started]
  return {
    dueAt: earliest(running),
    // What was promised stays in the register after it was kept.
    promisedBy: handling(running) ?? matter.promisedBy,
    supervisedBy: late ? matter.supervisedBy : null,
  }
}

function earliest(promises: readonly Timed[]): Date | null {
  const moments = promises.flatMap(({ dueAt }) => (dueAt ? [dueAt.getTime()] : []))
  return moments.length ? new Date(Math.min(...moments)) : null
}

const handling = (promises: readonly Timed[]) =>
  promises.find(({ what }) => what === 'handle')?.dueAt

/** What one promise becomes under a change: nothing, if that ends it. */
function carry({ tx, now }: Ctx, row: Obligation, change: Change, days: OwnDays): Timed[] {
  const what = row.what as Owed
  const ended = change.meets?.includes(what)
    ? outcome(row.dueAt, now)
    : change.drops?.includes(what)
      ? 'dropped'
      : null
  if (ended) {
    set(tx, row, { state: ended, endedAt: now, dueAt: row.dueAt ?? now })
    return []
  }
  const made = remade(row, change, now)
  if (!made) return [row]
  const due = dueAt(
    row.startedAt,
    { clock: row.clock as ClockKind, amount: made.amount },
    { pauses: made.pauses, ownDays: days },
  )
  // A promise that was late and is not any more may run out once again.
  const escalatedAt = due.at && due.at > now ? null : row.escalatedAt
  set(tx, row, {
    ...timing(due),
    amount: made.amount,
    pauses: JSON.stringify(made.pauses),
    state: due.at ? 'running' : 'paused',
    escalatedAt,
  })
  return [{ what, dueAt: due.at }]
}

/** A promise that begins now. */
export function begin(
  { region, id }: Key,
  what: Owed,
  { span, now, days }: { span: Span; now: Date; days: OwnDays },
) {
  const due = dueAt(now, span, { ownDays: days })
  return {
    region,
    id: newId(now.getTime()),
    matterId: id,
    what,
    clock: span.clock,
    amount: span.amount,
    startedAt: now,
    ...timing(due),
    state: 'running',
  }
}

/** A running promise under a pause, a resumption or an extension; nothing, if the change is not for it. */
function remade(
  row: Obligation,
  { clock }: Change,
  now: Date,
): { amount: number; pauses: Pause[] } | undefined {
  const { amount } = row
  const pauses = pausesOf(row)
  if (clock === 'pause') return { amount, pauses: [...pauses, { from: now, to: null }] }
  if (clock === 'resume')
    return { amount, pauses: pauses.map(pause => ({ ...pause, to: pause.to ?? now })) }
  if (clock === 'extend' && row.what === 'handle') return { amount: amount * 2, pauses }
  // What leaned on days that were not known is counted anew.
  if (clock === 'settle' && row.provisional) return { amount, pauses }
  return undefined
}

const pausesOf = (row: Obligation): Pause[] =>
  (row.pauses as { from: string; to: string | null }[]).map(({ from, to }) => ({
    from: new Date(from),
    to: to ? new Date(to) : null,
  }))

const timing = (due: Due) => ({ dueAt: due.at, provisional: due.provisional })
const outcome = (due: Date | null, now: Date) => (due && due < now ? 'missed' : 'met')

const set = (
  tx: Tx,
  row: Obligation,
  change: Partial<Omit<Obligation, 'pauses'>> & { pauses?: string },
): void =>
  queueStatement(
    tx,
    tx
      .updateTable('matters.matterObligation')
      .set(change)
      .where('region', '=', row.region)
      .where('id', '=', row.id)
      .execute(),
  )
