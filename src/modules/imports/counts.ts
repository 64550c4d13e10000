/** How many people, and where from: what datasets say of a home in a word. */
import type { Cell } from '#platform/sheets/read.ts'
import { clipped } from '#platform/texts.ts'
import type { Value } from './cells.ts'
import { isBroken, isNothing, textOf } from './cells.ts'

const NUMERALS = '〇一二三四五六七八九十'

/** How many people: 3, 3人, 3口人, 三人; about 3 is taken and told. */
export function people(cell: Cell): Value<number> {
  const text = textOf(cell)
  if (/^[-‐-―−/\\]+$/.test(text)) return {}
  const [, about, said] =
    /^(约|大约)?(\d{1,3}(?:\.0+)?|[一二两三四五六七八九十])(?:口人|个人|人|口)?$/.exec(text) ?? []
  if (!said) return { reason: 'number-unread' }
  const value = said === '两' ? 2 : NUMERALS.includes(said) ? NUMERALS.indexOf(said) : Number(said)
  return about ? { value, reason: 'number-about' } : { value }
}

/** Where somebody is registered, down to the county: more of it is not needed. */
export function origin(cell: Cell): Value<string> {
  const text = textOf(cell).replace(/\s/g, '')
  if (isNothing(text) || text === '0') return {}
  if (isBroken(text)) return { reason: 'origin-unread' }
  const county =
    /^(?:.*?(?:省|自治区))?.*?(?<![小园社])[县区旗]/.exec(text)?.[0] ??
    /^.*?市/.exec(text)?.[0] ??
    text
  return { value: clipped(county, 40) }
}
