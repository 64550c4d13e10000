/** What one promised time becomes under a change: always counted in working time. Writes nothing. */
import type { Selectable } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { ClockKind, Due, OwnDays, Pause, Span } from '#platform/working-time.ts'
import { dueAt } from '#platform/working-time.ts'
import type { AnyPart } from './tables.ts'

/** What an action does to the promised times of a row. */
export type Change<What extends string = string> = {
  starts?: readonly What[]
  meets?: readonly What[]
  drops?: readonly What[]
  /** To extend is to give another span of the same length for what was promised to whoever asked. */
  clock?: 'pause' | 'resume' | 'extend' | 'settle'
}

export type Obligation = Selectable<Omit<AnyPart<'obligation'>, 'ownId'>>
export type Timed = { what: string; dueAt: Date | null }
export type Written = Partial<Omit<Obligation, 'pauses'>> & { pauses?: string }

/** A promise that begins now. */
export function promise(
  region: number,
  what: string,
  { span, now, days }: { span: Span; now: Date; days: OwnDays },
) {
  return {
    region,
    id: newId(now.getTime()),
    what,
    clock: span.clock,
    amount: span.amount,
    startedAt: now,
    ...timing(dueAt(now, span, { ownDays: days })),
    state: 'running',
  }
}

export function earliest(promises: readonly Timed[]): Date | null {
  const moments = promises.flatMap(({ dueAt }) => (dueAt ? [dueAt.getTime()] : []))
  return moments.length ? new Date(Math.min(...moments)) : null
}

/** Nothing, if the change is not for this promise. One that ends has an end. */
export function carried(
  row: Obligation,
  change: Change,
  { promised, now, days }: { promised: string; now: Date; days: OwnDays },
): Written | undefined {
  const ended = change.meets?.includes(row.what)
    ? outcome(row.dueAt, now)
    : change.drops?.includes(row.what)
      ? 'dropped'
      : null
  if (ended) return { state: ended, endedAt: now, dueAt: row.dueAt ?? now }
  const made = remade(row, change, { promised, now })
  if (!made) return undefined
  const span = { clock: row.clock as ClockKind, amount: made.amount }
  const due = dueAt(row.startedAt, span, { pauses: made.pauses, ownDays: days })
  return {
    ...timing(due),
    amount: made.amount,
    pauses: JSON.stringify(made.pauses),
    state: due.at ? 'running' : 'paused',
    // A promise that was late and is not any more may run out once again.
    escalatedAt: due.at && due.at > now ? null : row.escalatedAt,
  }
}

/** A running promise under a pause, a resumption or an extension. */
function remade(
  row: Obligation,
  { clock }: Change,
  { promised, now }: { promised: string; now: Date },
): { amount: number; pauses: Pause[] } | undefined {
  const { amount } = row
  const pauses = pausesOf(row)
  if (clock === 'pause') return { amount, pauses: [...pauses, { from: now, to: null }] }
  if (clock === 'resume')
    return { amount, pauses: pauses.map(pause => ({ ...pause, to: pause.to ?? now })) }
  if (clock === 'extend' && row.what === promised) return { amount: amount * 2, pauses }
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
