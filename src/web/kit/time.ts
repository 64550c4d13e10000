import type { Language } from '../i18n.ts'

const LOCALE = { zh: 'zh-CN', en: 'en-GB' } as const
const ZONE = 'Asia/Shanghai'
const MINUTE = 60_000
const UNITS = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const

/** A point in time as people there read it: 11月24日 17:30, with the year when it is another one. */
export const moment = (at: Date, language: Language, now = new Date()): string =>
  read(at, language, now, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/**
 * Until when, for words that differ where it is a whole day: midnight ends the day before, and 00:00 is
 * a time that nobody meant.
 */
export const deadline = (at: Date, language: Language, now = new Date()) =>
  wholeMoment(at).endsWith(' 00:00')
    ? { at: read(new Date(at.getTime() - 1), language, now, {}), context: 'day' }
    : { at: moment(at, language, now) }

function read(at: Date, language: Language, now: Date, time: Intl.DateTimeFormatOptions): string {
  const year = (day: Date) =>
    new Intl.DateTimeFormat('en', { timeZone: ZONE, year: 'numeric' }).format(day)
  return new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: ZONE,
    month: 'short',
    day: 'numeric',
    ...time,
    ...(year(at) === year(now) ? {} : { year: 'numeric' }),
  }).format(at)
}

/** The same where it leaves the screen: 2026-11-24 17:30, which is still read next year and sorts as it stands. */
export const wholeMoment = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)

/** A length of time in its two largest units: 2天3小时; undefined below a minute. */
export function span(milliseconds: number, language: Language): string | undefined {
  let minutes = Math.floor(Math.abs(milliseconds) / MINUTE)
  const parts: string[] = []
  for (const [unit, size] of UNITS) {
    const amount = Math.floor(minutes / size)
    minutes -= amount * size
    if (amount > 0 && parts.length < 2)
      parts.push(
        new Intl.NumberFormat(LOCALE[language], {
          style: 'unit',
          unit,
          unitDisplay: 'long',
        }).format(amount),
      )
    else if (parts.length > 0) break
  }
  return parts.length > 0 ? parts.join(language === 'zh' ? '' : ' ') : undefined
}
