/** Names and ages, pure: days as 2026-11-24, ages in whole years. */

/** A name is the same however its parts are set apart: 阿依古丽·买买提, 阿依古丽 买买提. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\p{P}]/gu, '')
    .toLowerCase()

/** What a number is written like: 138 0000 1111, +86-138…, 1101…0016. */
export function wholeNumber(words: string): { field: 'phone' | 'citizenId'; value: string } | undefined {
  const plain = words.normalize('NFKC').replace(/[\s\p{Pd}·.]/gu, '')
  // A mobile with or without its country, or a line at home with its area.
  const phone = /^(?:(?:\+|00)?86)?(1\d{10}|0\d{9,11})$/.exec(plain)?.[1]
  if (phone) return { field: 'phone', value: phone }
  if (/^(?:\d{15}|\d{17}[\dX])$/i.test(plain)) return { field: 'citizenId', value: plain.toUpperCase() }
  return undefined
}

/** How old somebody is on a day; whoever is born on 29 February is a year older on 1 March. */
export function ageOn(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

/** Between which birthdays those are who are of an age on a day. */
export function bornBetween(
  { ageFrom, ageTo }: { ageFrom?: number | undefined; ageTo?: number | undefined },
  day: string,
): { bornFrom: string | undefined; bornUntil: string | undefined } {
  return {
    bornFrom: ageTo === undefined ? undefined : dayAfter(yearsBefore(day, ageTo + 1)),
    bornUntil: ageFrom === undefined ? undefined : yearsBefore(day, ageFrom),
  }
}

/** 29 February in a year that has none is the last day of that February. */
function yearsBefore(day: string, years: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const then = new Date(Date.UTC(year - years, month - 1, date))
  if (then.getUTCMonth() !== month - 1) then.setUTCDate(0)
  return isoDay(then)
}

function dayAfter(day: string): string {
  const then = new Date(`${day}T00:00:00Z`)
  then.setUTCDate(then.getUTCDate() + 1)
  return isoDay(then)
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10)
