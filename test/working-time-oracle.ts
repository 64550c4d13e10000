import { getDayDetail } from 'chinese-days'
import type { Due, OwnDays, Pause, Span } from '#platform/working-time.ts'

type Given = { start: Date; span: Span; pauses: readonly Pause[]; ownDays: OwnDays }
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const names = new Map<number, string>()
const answers = new Map<string, boolean | undefined>()

/**
 * The promises of `dueAt` kept in the slow and obvious way: minutes are walked one by one, and the
 * library is asked about each day. Starts and pauses must lie on whole minutes.
 */
export function slowDueAt(given: Given): Due {
  const pauses = given.pauses.filter(({ from, to }) => to === null || from < to)
  const asked = { provisional: false }
  const judged = (day: string) => {
    const own = given.ownDays.get(day)
    if (own) return own === 'work'
    if (!isPublished(day)) asked.provisional = true
    return isPublished(day) ? isWorked(day) : !looksLikeRest(day)
  }
  const known = new Map<string, boolean>()
  const works = (day: string) => {
    const answer = known.get(day) ?? judged(day)
    known.set(day, answer)
    return answer
  }
  const walk = { ...given, pauses, works }
  const hours = given.span.clock === 'workHour' || given.span.clock === 'naturalHour'
  const at = hours ? walkMinutes(walk) : walkDays(walk)
  return at === null ? { at, provisional: false } : { at: new Date(at), ...asked }
}

type Walk = Given & { works: (day: string) => boolean }

function walkMinutes({ start, span, pauses, works }: Walk): number | null {
  let left = span.amount * 60
  let minute = start.getTime()
  for (; left > 0; minute += MINUTE) {
    const pause = pauses.find(pause => holds(pause, minute))
    if (pause?.to === null) return null
    if (pause) continue
    if (span.clock === 'naturalHour') left -= 1
    else if (inOffice(clockOf(minute)) && works(nameOf(minute))) left -= 1
  }
  return minute
}

function walkDays({ start, span, pauses, works }: Walk): number | null {
  const closing = span.clock === 'workDay' ? 17 * 60 + 30 : 24 * 60
  const paused = (midnight: number, until: number) => touched(pauses, midnight, until)
  let midnight = start.getTime() - clockOf(start.getTime()) * MINUTE
  let day = 0
  while (day < span.amount) {
    midnight += 24 * 60 * MINUTE
    const pause = paused(midnight, day === span.amount - 1 ? closing : 24 * 60)
    if (pause === 'open') return null
    if (pause) continue
    if (span.clock === 'naturalDay' || works(nameOf(midnight))) day += 1
  }
  while (span.clock === 'naturalDay' && !works(nameOf(midnight))) {
    do midnight += 24 * 60 * MINUTE
    while (paused(midnight, closing) === 'closed')
    if (paused(midnight, closing) === 'open') return null
  }
  return midnight + closing * MINUTE
}

/** Whether a minute of the day before `until` is paused, or sees the end of a pause. */
function touched(pauses: readonly Pause[], midnight: number, until: number) {
  let found: 'open' | 'closed' | undefined
  if (pauses.length === 0) return found
  for (let minute = midnight; minute < midnight + until * MINUTE; minute += MINUTE)
    for (const pause of pauses) {
      if (pause.to === null && holds(pause, minute)) return 'open'
      if (holds(pause, minute) || pause.to?.getTime() === minute) found = 'closed'
    }
  return found
}

function holds({ from, to }: Pause, minute: number): boolean {
  return from.getTime() <= minute && (to === null || minute < to.getTime())
}

function inOffice(clock: number): boolean {
  return (clock >= 8 * 60 + 30 && clock < 12 * 60) || (clock >= 14 * 60 && clock < 17 * 60 + 30)
}

/** Minutes since midnight on Shanghai's clocks. */
function clockOf(minute: number): number {
  return (minute / MINUTE + 8 * 60) % (24 * 60)
}

function nameOf(minute: number): string {
  const day = Math.floor((minute + 8 * 60 * MINUTE) / DAY)
  const name = names.get(day) ?? new Date(day * DAY).toISOString().slice(0, 10)
  names.set(day, name)
  return name
}

/** Whether the library knows the year's calendar: it then has a word on National Day. */
export function isPublished(day: string): boolean {
  return ask(`${day.slice(0, 4)}-10-01`) !== undefined
}

/** The rule of weekdays, unless the library has a word on the day. */
export function isWorked(day: string): boolean {
  return ask(day) ?? !isWeekend(day)
}

/** Only feasts and make-up days are asked for: west of Greenwich the library mistakes weekdays. */
function ask(day: string): boolean | undefined {
  if (!answers.has(day)) {
    const { name, work } = getDayDetail(day)
    answers.set(day, name.includes(',') ? work : undefined)
  }
  return answers.get(day)
}

function looksLikeRest(day: string): boolean {
  return isWeekend(day) || /-(01-01|05-0[12]|10-0[123])$/.test(day)
}

function isWeekend(day: string): boolean {
  const weekday = new Date(day).getUTCDay()
  return weekday === 0 || weekday === 6
}
