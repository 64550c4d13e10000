import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

export type DayKind = 'work' | 'rest'
/** Days a tenant has set by hand over the national calendar, key 'YYYY-MM-DD'. */
export type OwnDays = ReadonlyMap<string, DayKind>
type KnownDay = { kind: DayKind; provisional: boolean }

const DAY = 86_400_000
const UTC_PLUS_8 = 28_800_000

// The data, not the library's functions: those mistake the weekday in zones west of Greenwich.
const SETTLED = new Map<number, DayKind>([
  ...Object.keys(calendar.holidays).map(day => [dayNumber(day), 'rest'] as const),
  ...Object.keys(calendar.workdays).map(day => [dayNumber(day), 'work'] as const),
])
// A year is published when its National Day is: a notice also moves days of the December before.
const PUBLISHED_YEARS = Object.keys(calendar.holidays)
  .filter(day => day.endsWith('-10-01'))
  .map(day => Number(day.slice(0, 4)))
const PUBLISHED_FROM = dayNumber(`${Math.min(...PUBLISHED_YEARS)}-01-01`)
const PUBLISHED_UNTIL = dayNumber(`${Math.max(...PUBLISHED_YEARS) + 1}-01-01`)
// 2 May is statutory since 2025. Lunar feasts and bridging days are unknown before the notice.
const FIXED_HOLIDAYS = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])

/**
 * Whether a day 'YYYY-MM-DD' is worked: as the tenant set it, else by the State Council's notice,
 * else, provisionally, by weekends and holidays of fixed date. Refuses what is no date.
 */
export function dayKind(day: string, ownDays?: OwnDays): KnownDay {
  const number = dayNumber(day)
  if (Number.isNaN(number) || dayName(number) !== day) throw new RangeError(`not a day: ${day}`)
  return kindOf(number, ownDays)
}

/** The day 'YYYY-MM-DD' in Shanghai (UTC+8) at this moment. */
export function shanghaiDay(at: Date): string {
  return dayName(dayOf(at.getTime()))
}

/** Between which moments a day 'YYYY-MM-DD' lies in Shanghai. */
export const startOfDay = (day: string): Date => new Date(midnight(dayNumber(day)))
export const endOfDay = (day: string): Date => new Date(midnight(dayNumber(day) + 1))

/** Until when it is settled which days are worked. */
export const settledUntil = (): Date => new Date(midnight(PUBLISHED_UNTIL))

/** As `dayKind`, for a day counted from 1 January 1970. */
export function kindOf(day: number, ownDays?: OwnDays): KnownDay {
  const own = ownDays?.size ? ownDays.get(dayName(day)) : undefined
  const settled = own ?? SETTLED.get(day)
  if (settled) return { kind: settled, provisional: false }
  const provisional = day < PUBLISHED_FROM || day >= PUBLISHED_UNTIL
  const weekend = new Date(day * DAY).getUTCDay() % 6 === 0
  const rest = weekend || (provisional && FIXED_HOLIDAYS.has(dayName(day).slice(5)))
  return { kind: rest ? 'rest' : 'work', provisional }
}

/** The day in Shanghai, counted from 1 January 1970, at this moment in epoch milliseconds. */
export function dayOf(at: number): number {
  return Math.floor((at + UTC_PLUS_8) / DAY)
}

/** The moment, in epoch milliseconds, at which a day begins in Shanghai. */
export function midnight(day: number): number {
  return day * DAY - UTC_PLUS_8
}

function dayNumber(name: string): number {
  return Date.parse(name) / DAY
}

function dayName(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}
