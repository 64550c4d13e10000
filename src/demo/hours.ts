/** When people do things in Shanghai: staff in office hours, others while they are awake. All of it looks back, for what is told has happened. */
import { dayKind, shanghaiDay } from '#platform/working-time.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const ZONE_MS = 8 * HOUR_MS
const [OPENS, LUNCH, AFTERNOON, CLOSES] = [
  8.5 * HOUR_MS,
  12 * HOUR_MS,
  14 * HOUR_MS,
  17.5 * HOUR_MS,
]
const [RISES, SLEEPS] = [7 * HOUR_MS, 22 * HOUR_MS]

/** The last moment until then at which an office was open. */
export function inOffice(at: number): number {
  const clock = clockOf(at)
  if (dayKind(shanghaiDay(new Date(at))).kind === 'rest' || clock < OPENS)
    return inOffice(at - clock - (DAY_MS - CLOSES) - odd(at))
  if (clock > CLOSES) return at - clock + CLOSES - odd(at)
  return clock >= LUNCH && clock < AFTERNOON ? at - clock + LUNCH - odd(at) : at
}

/** The last moment until then at which people are awake. */
export function awake(at: number): number {
  const clock = clockOf(at)
  if (clock < RISES) return at - clock - (DAY_MS - SLEEPS) - odd(at) * 3
  return clock > SLEEPS ? at - clock + SLEEPS - odd(at) * 3 : at
}

const clockOf = (at: number): number => (at + ZONE_MS) % DAY_MS
/** Some minutes, so that not everything happens at the stroke of the bell. */
const odd = (at: number): number => ((Math.floor(at / MINUTE_MS) % 37) + 2) * MINUTE_MS
