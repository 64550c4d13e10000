import { dayOf, kindOf, midnight, type OwnDays } from './workdays.ts'

export { dayKind, endOfDay, settledUntil, shanghaiDay, startOfDay } from './workdays.ts'
export type { DayKind, OwnDays } from './workdays.ts'

export type ClockKind = 'naturalHour' | 'workHour' | 'workDay' | 'naturalDay'
/** A length of time on one of the clocks; the amount is a whole number above zero. */
export type Span = { clock: ClockKind; amount: number }
/** A time in which the clock stands still; `to` is null while it still does. */
export type Pause = { from: Date; to: Date | null }
/** `at` is null while an open pause holds the clock. */
export type Due = { at: Date | null; provisional: boolean }

type Windows = readonly (readonly [from: number, to: number])[]
type Walk = {
  start: number
  span: Span
  pauses: readonly { from: number; to: number }[]
  works: (day: number) => boolean
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const CLOSING = 17.5 * HOUR
const ALL_DAY: Windows = [[0, DAY]]
const OFFICE_HOURS: Windows = [
  [8.5 * HOUR, 12 * HOUR],
  [14 * HOUR, CLOSING],
]

/**
 * The moment at which a span begun at `start` runs out in Shanghai, whatever the process's zone.
 * Work hours are 8:30–12:00 and 14:00–17:30; a work day falls due at 17:30, a natural day at 24:00.
 * Day clocks count neither the day of the start (Civil Code Art. 201) nor a day a pause touches,
 * the day it ends on included; natural days that would end at rest end with the next work day
 * (Art. 203). A pause that begins once the span has run out changes nothing. The answer is
 * provisional if it leans on a day of a year without a published calendar, unless the tenant has
 * set that day. Refuses an invalid start or amount.
 */
export function dueAt(
  start: Date,
  span: Span,
  options: { pauses?: readonly Pause[]; ownDays?: OwnDays } = {},
): Due {
  if (Number.isNaN(start.getTime())) throw new RangeError('not a moment to start at')
  if (!Number.isSafeInteger(span.amount) || span.amount <= 0)
    throw new RangeError(`not an amount of time: ${span.amount}`)

  let provisional = false
  const works = (day: number) => {
    const known = kindOf(day, options.ownDays)
    provisional ||= known.provisional
    return known.kind === 'work'
  }
  const walk = { start: start.getTime(), span, pauses: inOrder(options.pauses ?? []), works }
  const at = span.clock.endsWith('Hour') ? hoursEnd(walk) : daysEnd(walk)
  return at === null ? { at, provisional: false } : { at: new Date(at), provisional }
}

function inOrder(pauses: readonly Pause[]): Walk['pauses'] {
  return pauses
    .map(({ from, to }) => ({ from: from.getTime(), to: to?.getTime() ?? Infinity }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
}

function hoursEnd({ start, span, pauses, works }: Walk): number | null {
  const natural = span.clock === 'naturalHour'
  let left = span.amount * HOUR
  let at = start
  for (;;) {
    const pause = pauses.find(({ to }) => to > at)
    const [open, close] = windowAt(at, natural ? ALL_DAY : OFFICE_HOURS)
    const stop = Math.min(close, pause?.from ?? Infinity)
    if (pause && pause.from <= at) {
      if (pause.to === Infinity) return null
      at = pause.to
    } else if (at < open) at = open
    else if (!natural && !works(dayOf(at))) at = midnight(dayOf(at) + 1)
    else if (at + left <= stop) return at + left
    else {
      left -= stop - at
      at = stop
    }
  }
}

/** The window that holds this moment, or else the next to open. */
function windowAt(at: number, windows: Windows): readonly [from: number, to: number] {
  const dawn = midnight(dayOf(at))
  const window = windows.find(([, to]) => at < dawn + to)
  return window ? [dawn + window[0], dawn + window[1]] : windowAt(dawn + DAY, windows)
}

function daysEnd({ start, span, pauses, works }: Walk): number | null {
  const natural = span.clock === 'naturalDay'
  const closing = natural ? DAY : CLOSING
  let left = span.amount
  let day = dayOf(start)
  while (left > 0) {
    day += 1
    // On the last day a pause from closing time on comes too late to matter.
    const end = midnight(day) + (left === 1 ? closing : DAY)
    const pause = pauses.find(({ from, to }) => from < end && dayOf(to) >= day)
    if (pause?.to === Infinity) return null
    if (pause) day = dayOf(pause.to)
    // Only the last of the natural days has to be a work day.
    else if ((natural && left > 1) || works(day)) left -= 1
  }
  return midnight(day) + closing
}
