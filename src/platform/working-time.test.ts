import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isPublished, isWorked, slowDueAt } from '#test/working-time-oracle.ts'
import { dayKind, dueAt, shanghaiDay } from './working-time.ts'
import type { ClockKind, DayKind, Pause } from './working-time.ts'

// Worked out by hand on the State Council's notices.
// 2025: rest 1–8 Oct, work Sun 28 Sep, Sat 11 Oct.
// 2026: rest 15–23 Feb, 25–27 Sep, 1–7 Oct, work Sat 14 Feb, Sat 28 Feb, Sun 20 Sep, Sat 10 Oct.
const spans = `
2026-02-16 20:00 | 24 naturalHour | 2026-02-17 20:00 | natural hours run through a feast
2026-03-02 08:30 |  7 workHour    | 2026-03-02 17:30 | a work day has seven work hours
2026-03-02 11:00 |  2 workHour    | 2026-03-02 15:00 | work hours stand still over lunch
2026-03-02 10:00 |  2 workHour    | 2026-03-02 12:00 | a due at noon stays at noon
2026-03-02 12:00 |  1 workHour    | 2026-03-02 15:00 | a start at noon waits for the afternoon
2026-03-02 12:40 |  1 workHour    | 2026-03-02 15:00 | a start in the break waits too
2026-03-02 05:00 |  1 workHour    | 2026-03-02 09:30 | a start before opening waits for 8:30
2026-03-02 17:30 |  1 workHour    | 2026-03-03 09:30 | a start at closing waits for the next day
2026-03-02 23:59 |  4 workHour    | 2026-03-03 14:30 | a start at night waits for the next day
2026-03-06 18:00 |  1 workHour    | 2026-03-09 09:30 | a start on Friday evening waits for Monday
2026-02-13 16:30 |  4 workHour    | 2026-02-14 11:30 | work hours run on a make-up Saturday
2026-02-14 17:00 |  4 workHour    | 2026-02-24 12:00 | work hours skip Spring Festival
2026-02-27 17:30 |  1 workHour    | 2026-02-28 09:30 | the Saturday after the feast is worked
2025-09-27 10:00 |  1 workHour    | 2025-09-28 09:30 | work hours run on a make-up Sunday
2025-09-30 17:00 |  1 workHour    | 2025-10-09 09:00 | work hours skip National Day
2025-10-10 17:00 |  8 workHour    | 2025-10-13 09:00 | a make-up Saturday has seven work hours too
2026-02-13 09:00 |  1 workDay     | 2026-02-14 17:30 | one work day ends on the make-up Saturday
2026-02-13 09:00 |  2 workDay     | 2026-02-24 17:30 | two work days straddle Spring Festival
2026-02-13 09:00 |  6 workDay     | 2026-02-28 17:30 | six end on the next make-up Saturday
2026-02-13 09:00 |  7 workDay     | 2026-03-02 17:30 | seven work days skip its Sunday
2026-03-02 00:00 |  1 workDay     | 2026-03-03 17:30 | a first day begun at midnight is not counted
2026-03-02 23:59 |  1 workDay     | 2026-03-03 17:30 | nor is one begun in its last minute
2026-10-03 10:00 |  1 workDay     | 2026-10-08 17:30 | a start at rest is not counted either
2026-10-03 10:00 |  3 workDay     | 2026-10-10 17:30 | a make-up Saturday counts as a work day
2025-09-26 15:00 |  5 workDay     | 2025-10-10 17:30 | five work days run through National Day 2025
2026-09-18 15:00 |  5 workDay     | 2026-09-24 17:30 | five work days count the make-up Sunday
2026-09-18 15:00 |  6 workDay     | 2026-09-28 17:30 | six work days skip Mid-Autumn
2026-03-05 10:00 | 15 naturalDay  | 2026-03-21 00:00 | natural days end at 24:00
2026-03-06 10:00 |  4 naturalDay  | 2026-03-11 00:00 | natural days count the weekend between
2026-03-02 10:00 |  5 naturalDay  | 2026-03-10 00:00 | a last day on Saturday moves to Monday
2026-02-10 10:00 |  7 naturalDay  | 2026-02-25 00:00 | a last day in Spring Festival moves past it
2026-02-07 10:00 |  7 naturalDay  | 2026-02-15 00:00 | a last day on a make-up Saturday stays
2025-09-25 10:00 |  3 naturalDay  | 2025-09-29 00:00 | a last day on a make-up Sunday stays
2025-09-24 10:00 |  7 naturalDay  | 2025-10-10 00:00 | a last day on National Day moves past it`

// All begun on Monday 2 March 2026 at 10:00, far from any feast: days and times of that month.
const pausedSpans = `
 5 naturalHour | 02 12:00 – 02 14:30 | 02 17:30 | paused hours do not run
 5 naturalHour | 02 13:00 – 02 15:00, 02 11:00 – 02 14:00 | 02 19:00 | overlaps count once
 5 naturalHour | 02 11:00 – 02 15:00, 02 12:00 – 02 13:00 | 02 19:00 | one inside another is free
 5 naturalHour | 01 08:00 – 02 10:00 | 02 15:00 | a pause before the start changes nothing
 5 naturalHour | 01 08:00 – 02 11:00 | 02 16:00 | a pause over the start costs what is left of it
 5 naturalHour | 02 12:00 – 02 12:00, 02 14:00 – 02 13:00 | 02 15:00 | a pause must last to count
 5 naturalHour | 02 16:00 – 02 18:00 | 02 15:00 | a pause after the due changes nothing
 5 workHour    | 02 12:00 – 02 14:00 | 02 17:00 | a pause over lunch costs no work hour
 5 workHour    | 02 16:00 – 03 09:30 | 03 10:30 | a pause over night costs its work hours
 2 workHour    | 02 12:00 – open | 02 12:00 | an open pause from the due on changes nothing
 5 workHour    | 02 16:00 – open | open | an open pause holds the hours
 3 workDay     | 03 10:00 – 03 10:05 | 06 17:30 | a day paused for minutes does not count
 3 workDay     | 03 10:00 – 03 10:00 | 05 17:30 | a pause of no length takes no day
 3 workDay     | 03 20:00 – 03 21:00 | 06 17:30 | a day paused in the evening does not count
 3 workDay     | 03 10:00 – 04 09:00 | 09 17:30 | the day on which a pause ends does not count
 3 workDay     | 03 10:00 – 04 00:00 | 09 17:30 | a pause until midnight takes the day begun
 1 workDay     | 02 11:00 – 03 00:00 | 04 17:30 | so does one from the first day
 3 workDay     | 02 11:00 – 02 18:00 | 05 17:30 | a pause within the first day costs no day
 6 workDay     | 07 10:00 – 08 10:00 | 10 17:30 | a pause over a weekend costs no work day
 3 workDay     | 05 17:29 – 05 17:30 | 06 17:30 | a pause before closing moves the last work day
 3 workDay     | 05 17:30 – open | 05 17:30 | a pause from closing on the last work day is too late
 3 workDay     | 05 17:29 – open | open | an open pause holds the work days
10 naturalDay  | 07 10:00 – 08 10:00 | 17 00:00 | a pause over a weekend costs two natural days
 3 naturalDay  | 05 23:59 – 06 00:00 | 10 00:00 | a pause in its last minute moves a last day
 5 naturalDay  | 09 10:00 – 09 11:00 | 11 00:00 | a paused Monday moves a moved last day on
 3 naturalDay  | 01 10:00 – open | open | an open pause from before the start holds
 3 naturalDay  | 06 00:00 – open | 06 00:00 | an open pause after the due changes nothing`

const zoneBefore = process.env.TZ
const enter = (zone: string | undefined) => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
}
afterEach(() => enter(zoneBefore))

describe.each([
  { zone: 'UTC', offset: 0 },
  { zone: 'Asia/Shanghai', offset: -480 },
  { zone: 'America/New_York', offset: 300 },
])('in a process of zone $zone', ({ zone, offset }) => {
  beforeEach(() => {
    enter(zone)
    expect(new Date('2026-01-01').getTimezoneOffset()).toBe(offset)
  })

  test.each(rows(spans))('%4$s', (start, span, due) => {
    expect(dueAt(at(start), spanOf(span))).toEqual({ at: at(due), provisional: false })
  })

  test.each(rows(pausedSpans))('%4$s', (span, pauses, due) => {
    const options = { pauses: pauses.split(', ').map(pauseOf) }
    const expected = { at: inMarch(due), provisional: false }
    expect(dueAt(at('2026-03-02 10:00'), spanOf(span), options)).toEqual(expected)
  })

  test('the day turns at midnight in Shanghai', () => {
    expect(shanghaiDay(new Date('2026-03-01T15:59:59.999Z'))).toBe('2026-03-01')
    expect(shanghaiDay(new Date('2026-03-01T16:00:00.000Z'))).toBe('2026-03-02')
  })
})

test('work hours are exact to the millisecond', () => {
  const due = dueAt(new Date('2026-03-02T09:15:30.250+08:00'), spanOf('3 workHour'))
  expect(due.at).toEqual(new Date('2026-03-02T14:15:30.250+08:00'))
})

test('every day of the published years is as the library says', () => {
  for (const day of days('2004-01-01', '2026-12-31')) {
    const kind = isWorked(day) ? 'work' : 'rest'
    expect({ day, ...dayKind(day) }).toEqual({ day, kind, provisional: false })
  }
})

test('without a calendar, weekends and fixed holidays rest, provisionally', () => {
  const resting = days('2099-01-01', '2099-12-31').filter(day => dayKind(day).kind === 'rest')
  const weekdays = resting.filter(day => new Date(day).getUTCDay() % 6 !== 0)
  expect(weekdays).toEqual(['2099-01-01', '2099-05-01', '2099-10-01', '2099-10-02'])
  expect(resting.length - weekdays.length).toBe(104)
  expect(dayKind('2099-01-02')).toEqual({ kind: 'work', provisional: true })
  expect(dayKind('2003-12-31')).toEqual({ kind: 'work', provisional: true })
})

test('a due is provisional only if it leans on an unpublished day', () => {
  const year = Array.from({ length: 99 }, (_, i) => 2026 + i).find(year => !isPublished(`${year}`))
  const eve = at(`${year! - 1}-12-31 06:00`)
  expect(dueAt(eve, spanOf('1 workDay')).provisional).toBe(true)
  expect(dueAt(eve, spanOf('40 workHour')).provisional).toBe(true)
  expect(dueAt(eve, spanOf('9 naturalDay')).provisional).toBe(true)
  expect(dueAt(eve, spanOf('900 naturalHour')).provisional).toBe(false)
  const open = { pauses: [{ from: at('2099-06-03 12:00'), to: null }] }
  expect(dueAt(at('2099-06-01 12:00'), spanOf('3 workDay'), open)).toEqual({
    at: null,
    provisional: false,
  })
})

test('a day set by the tenant wins over both calendars and is settled', () => {
  const ownDays = new Map<string, DayKind>([
    ['2026-03-03', 'rest'],
    ['2026-02-16', 'work'],
    ['2099-01-01', 'work'],
  ])
  expect(dayKind('2026-03-03', ownDays)).toEqual({ kind: 'rest', provisional: false })
  expect(dueAt(at('2026-03-02 10:00'), spanOf('1 workDay'), { ownDays }).at).toEqual(
    at('2026-03-04 17:30'),
  )
  expect(dueAt(at('2026-02-15 10:00'), spanOf('1 workHour'), { ownDays }).at).toEqual(
    at('2026-02-16 09:30'),
  )
  expect(dueAt(at('2098-12-31 18:00'), spanOf('7 workHour'), { ownDays })).toEqual({
    at: at('2099-01-01 17:30'),
    provisional: false,
  })
})

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'an amount of %d is refused',
  amount => {
    expect(() => dueAt(at('2026-03-02 10:00'), { clock: 'workDay', amount })).toThrow(RangeError)
  },
)

test('what is no moment and what is no day is refused', () => {
  expect(() => dueAt(new Date('soon'), spanOf('1 workDay'))).toThrow(RangeError)
  for (const day of ['2026-02-30', '2026-3-2', '2026-03-02T00:00Z', ''])
    expect(() => dayKind(day)).toThrow(RangeError)
})

const DAY_MINUTES = 24 * 60
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
test(`10,000 random spans fall due as a walk by minutes finds (seed ${seed})`, () => {
  console.info(`working time: SEED=${seed}`)
  const agree = fc.property(randomSpans(), ({ pauses, ownDays, ...given }) => {
    expect(dueAt(given.start, given.span, { pauses, ownDays })).toEqual(
      slowDueAt({ ...given, pauses, ownDays }),
    )
  })
  fc.assert(agree, { seed, numRuns: 10_000 })
}, 60_000)

/** Spans begun near feasts or anywhere from 2003 to 2036, often on minutes where windows turn. */
function randomSpans() {
  const time = fc.oneof(
    fc.constantFrom(0, 510, 720, 840, 1049, 1050, 1439),
    fc.nat(DAY_MINUTES - 1),
  )
  const feast = fc.constantFrom(
    '2025-10-01',
    '2026-02-15',
    '2026-09-25',
    '2027-01-01',
    '2031-05-01',
  )
  const day = fc.oneof(
    fc.tuple(feast, fc.integer({ min: -20, max: 5 })),
    fc.tuple(fc.constant('2003-07-01'), fc.nat(33 * 365)),
  )
  const near = (min: number, max: number) =>
    fc.tuple(fc.integer({ min, max }), time).map(([day, time]) => day * DAY_MINUTES + time)
  const pause = fc.record({ from: near(-3, 20), to: fc.option(near(-3, 25), { freq: 12 }) })
  const span = fc.oneof(
    ...Object.entries({ naturalHour: 200, workHour: 50, workDay: 12, naturalDay: 20 }).map(
      ([clock, max]) =>
        fc.record({ clock: fc.constant(clock as ClockKind), amount: fc.integer({ min: 1, max }) }),
    ),
  )
  const ownDay = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom<DayKind>('work', 'rest'))
  const drawn = fc.record({
    day,
    time,
    span,
    pauses: fc.array(pause, { maxLength: 4 }),
    own: fc.array(ownDay, { maxLength: 4 }),
  })
  return drawn.map(({ day: [name, shift], time, span, pauses, own }) => {
    const midnight = at(`${name} 00:00`).getTime() + shift * DAY_MINUTES * 60_000
    const moment = (minute: number) => new Date(midnight + minute * 60_000)
    return {
      start: moment(time),
      span,
      pauses: pauses.map(({ from, to }) => ({
        from: moment(from),
        to: to === null ? null : moment(to),
      })),
      ownDays: new Map(own.map(([day, kind]) => [shanghaiDay(moment(day * DAY_MINUTES)), kind])),
    }
  })
}

function rows(table: string): [string, string, string, string][] {
  const lines = table.trim().split('\n')
  return lines.map(
    line => line.split('|').map(cell => cell.trim()) as [string, string, string, string],
  )
}

function at(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}+08:00`)
}

function inMarch(text: string): Date | null {
  return text === 'open' ? null : at(`2026-03-${text}`)
}

function pauseOf(text: string): Pause {
  const [from, to] = text.split(' – ')
  return { from: inMarch(from!)!, to: inMarch(to!) }
}

function spanOf(text: string): { clock: ClockKind; amount: number } {
  const [amount, clock] = text.split(' ')
  return { clock: clock as ClockKind, amount: Number(amount) }
}

function days(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10),
  )
}
