/** Citizen ids (GB 11643): eighteen characters that know a birthday and a sex. */
import type { Cell } from '#platform/sheets/read.ts'
import type { Value } from './cells.ts'
import { isNothing, SCIENTIFIC, textOf } from './cells.ts'
import { calendarDay } from './dates.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** Beyond it a number has lost its last digits. */
const EXACT = Number.MAX_SAFE_INTEGER

/** A wrong check digit is told and taken, for real datasets hold errors. */
export function citizenId(cell: Cell): Value<string> {
  const text = textOf(cell)
  if (isNothing(text)) return {}
  if (SCIENTIFIC.test(text) || (typeof cell === 'number' && cell > EXACT))
    return { reason: 'scientific' }
  if (text.includes('*')) return { reason: 'masked-not-taken' }
  // The last character is an X, whichever key looked like it.
  const value = text
    .replace(/^\p{Script=Han}+:?|[\s'’‘"`\-‐-―−]/gu, '')
    .toUpperCase()
    .replace(/[ХΧ×]$/u, 'X')
  if (!/^\d{17}[\dX]$/.test(value)) return { reason: 'id-not-taken' }
  return isRight(value) ? { value } : { value, reason: 'id-check-digit' }
}

/** Whether what an id says of its holder can be believed against what somebody wrote. */
export const isRight = (id: string): boolean =>
  checkDigit(id) === id[17] && bornOn(id) !== undefined

/** What must follow the first seventeen digits. */
export const checkDigit = (id: string): string =>
  '10X98765432'[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(id[i]), 0) % 11]!

export const bornOn = (id: string): string | undefined =>
  calendarDay(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)))
export const sexIn = (id: string): string => (Number(id[16]) % 2 ? 'male' : 'female')
