/** Days as people write them: the day that a person reads, or why it is none. Never another day. */
import type { Cell } from '#platform/sheets/read.ts'
import type { Value } from './cells.ts'
import { isNothing, textOf } from './cells.ts'

const DAY_MS = 86_400_000
/** Excel counts days; these are 1927 to 2119. */
const SERIAL = /^([1-7]\d{4})(\.\d+)?$/
/** What Excel shows for an empty cell that was formatted as a day. */
const ZERO = /^(0|1900[-/.]0?1[-/.]0|1899[-/.]12[-/.]3[01]|1900年1月0日)$/
const CALENDAR = /^(公历|阳历|新历|西历)|(出生|生|左右)$/g
const TIME = /[T\s]*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$|T00.*$/
const SIGNS = /^[\d\s./\-、,。年月日号]+$/

/** A day; a month alone is its first day, a year its first of January. */
export function day(cell: Cell): Value<string> {
  const text = textOf(cell)
  if (isNothing(text)) return {}
  if (ZERO.test(text)) return { reason: 'date-zero' }
  if (/农历|阴历|闰|[正腊冬]月/.test(text)) return { reason: 'date-lunar' }
  const serial = SERIAL.exec(text)
  if (serial && !(cell instanceof Date)) return bounded(ofSerial(Number(serial[1])))
  const parts = partsOf(text)
  if (!parts) return { reason: 'date-unread' }
  const [year, month = 1, date = 1] = parts
  const read = bounded(calendarDay(year!, month, date))
  // As a number 2021.10 is 2021.1.
  const ambiguous = typeof cell === 'number' && /^\d{4}\.1$/.test(text) && read.value
  return ambiguous ? { ...read, reason: 'date-ambiguous' } : read
}

/** Whether a month or a year stands where a day should. */
export const isNotWhole = (cell: Cell): boolean => (partsOf(textOf(cell))?.length ?? 3) < 3

/** Year, month and day in that order, however they are set apart. */
function partsOf(text: string): number[] | undefined {
  const plain = digits(text)
    .replace(/[‐-―−]/g, '-')
    .replace(TIME, '')
    .replace(CALENDAR, '')
    .trim()
  if (!SIGNS.test(plain)) return undefined
  const groups = plain.match(/\d+/g) ?? []
  const shape = groups.map(({ length }) => (length < 3 ? '1' : length)).join(' ')
  const cut = CUTS[shape]
  return cut && cut(groups).map(Number)
}

/** By the lengths of the groups of digits, of which 1 is one or two: 19800521, 1980 0521, 1980-5-21. */
const CUTS: Record<string, (groups: string[]) => string[]> = {
  '4': groups => groups,
  '4 1': groups => groups,
  '4 1 1': groups => groups,
  '4 4': ([year, rest]) => [year!, rest!.slice(0, 2), rest!.slice(2)],
  '6': ([all]) => [all!.slice(0, 4), all!.slice(4)],
  '6 1': ([all, date]) => [all!.slice(0, 4), all!.slice(4), date!],
  '8': ([all]) => [all!.slice(0, 4), all!.slice(4, 6), all!.slice(6)],
}

/** 一九八〇年五月一日, 一九八〇年十二月二十一日. */
function digits(text: string): string {
  if (!/[一二三四五六七八九]/.test(text)) return text
  const one = (numeral: string) => '〇一二三四五六七八九'.indexOf(numeral)
  return text
    .replaceAll('零', '〇')
    .replace(/([一二三四五六七八九])?十([一二三四五六七八九])?/g, (_, tens, ones) =>
      String((tens ? one(tens) : 1) * 10 + (ones ? one(ones) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/g, numeral => String(one(numeral)))
}

const ofSerial = (serial: number): string =>
  new Date(Date.UTC(1899, 11, 30) + serial * DAY_MS).toISOString().slice(0, 10)

function bounded(value: string | undefined): Value<string> {
  if (!value) return { reason: 'date-unread' }
  return value < '1900-01-01' || value > '2100-01-01' ? { reason: 'date-impossible' } : { value }
}

export function calendarDay(year: number, month: number, date: number): string | undefined {
  const time = new Date(Date.UTC(year, month - 1, date))
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === date
    ? time.toISOString().slice(0, 10)
    : undefined
}

/** Whether two days of birth may be one, where one of them is only a month or a year. */
export const within = (a: string, b: string): boolean =>
  a === b ||
  [a, b].some(
    one =>
      (one.endsWith('-01') && a.slice(0, 7) === b.slice(0, 7)) ||
      (one.endsWith('-01-01') && a.slice(0, 4) === b.slice(0, 4)),
  )
