/** The promised times of one matter: started, met, dropped, paused and moved, always in working time. */
import type { Clocks } from '#methods/define.ts'
import { ownDays } from '#modules/territory/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { ClockKind, Due, OwnDays, Pause, Span } from '#platform/working-time.ts'
import { dueAt } from '#platform/working-time.ts'
import type { Owed } from './rules.ts'

export type Obligation = Awaited<ReturnType<typeof ofMatter>>[number]
type Key = { region: number; id: string }

/** What an action does to the promised times of a matter. */
export type Change = {
  starts?: readonly Owed[] | undefined
  meets?: readonly Owed[] | undefined
  drops?: readonly Owed[] | undefined
  clock?: 'pause' | 'resume' | undefined
  /** Another span of the same length for what the requester was promised. */
  extend?: boolean
}

/** The moments that a ledger shows: the next one that runs, and what the requester was promised. */
export type Times = { dueAt: Date | null; promisedBy: Date | null }

export const ofMatter = (tx: Tx, { region, id }: Key) =>
  tx.selectFrom('matters.obligation').selectAll().where('region', '=', region).where('matterId', '=', id).orderBy('startedAt').orderBy('id').execute()

/** Opens the first promises of a new matter. */
export async function open(tx: Tx, key: Key, owed: readonly Owed[], clocks: Clocks, now: Date): Promise<Times> {
  const days = await ownDays(tx, key.region)
  const rows = owed.map(what => begin(key, what, clocks[what], now, days))
  await tx.insertInto('matters.obligation').values(rows).execute()
  return timesOf(rows)
}

export async function move(tx: Tx, key: Key, change: Change, clocks: Clocks, now: Date): Promise<Times> {
  const days = await ownDays(tx, key.region)
  const live = (await ofMatter(tx, key)).filter(row => row.endedAt === null)
  const kept: Timed[] = []
  for (const row of live) {
    const what = row.what as Owed
    const state = change.meets?.includes(what) ? outcome(row.dueAt, now) : change.drops?.includes(what) ? 'dropped' : null
    if (state) {
      await set(tx, row, { state, endedAt: now, dueAt: row.dueAt ?? now })
      continue
    }
    const moved = remade(row, change, now)
    if (moved) {
      const due = dueAt(row.startedAt, spanOf(moved), { pauses: moved.pauses, ownDays: days })
      await set(tx, row, { ...timing(due), amount: moved.amount, pauses: JSON.stringify(moved.pauses), state: due.at ? 'running' : 'paused' })
      kept.push({ what, dueAt: due.at })
    } else kept.push({ what, dueAt: row.dueAt })
  }
  const started = (change.starts ?? []).map(what => begin(key, what, clocks[what], now, days))
  if (started.length) await tx.insertInto('matters.obligation').values(started).execute()
  return timesOf([...kept, ...started])
}

type Timed = { what: string; dueAt: Date | null }

function timesOf(rows: readonly Timed[]): Times {
  const running = rows.flatMap(row => (row.dueAt ? [row.dueAt.getTime()] : []))
  return {
    dueAt: running.length ? new Date(Math.min(...running)) : null,
    promisedBy: rows.find(row => row.what === 'handle')?.dueAt ?? null,
  }
}

function begin({ region, id }: Key, what: Owed, span: Span, now: Date, days: OwnDays) {
  const due = dueAt(now, span, { ownDays: days })
  return { region, id: newId(now.getTime()), matterId: id, what, clock: span.clock, amount: span.amount, startedAt: now, ...timing(due), state: 'running' }
}

/** A running promise under a pause, a resumption or an extension; nothing, if the change is not for it. */
function remade(row: Obligation, change: Change, now: Date): { clock: string; amount: number; pauses: Pause[] } | undefined {
  const pauses = pausesOf(row)
  if (change.clock === 'pause') return { clock: row.clock, amount: row.amount, pauses: [...pauses, { from: now, to: null }] }
  if (change.clock === 'resume') return { clock: row.clock, amount: row.amount, pauses: pauses.map(pause => ({ ...pause, to: pause.to ?? now })) }
  if (change.extend && row.what === 'handle') return { clock: row.clock, amount: row.amount * 2, pauses }
  return undefined
}

const pausesOf = (row: Obligation): Pause[] =>
  (row.pauses as { from: string; to: string | null }[]).map(({ from, to }) => ({ from: new Date(from), to: to ? new Date(to) : null }))

const spanOf = ({ clock, amount }: { clock: string; amount: number }): Span => ({ clock: clock as ClockKind, amount })
const timing = (due: Due) => ({ dueAt: due.at, provisional: due.provisional })
const outcome = (due: Date | null, now: Date) => (due && due < now ? 'missed' : 'met')

const set = (tx: Tx, row: Obligation, change: Partial<Omit<Obligation, 'pauses'>> & { pauses?: string }) =>
  tx.updateTable('matters.obligation').set(change).where('region', '=', row.region).where('id', '=', row.id).execute()
