/** A cell as text, and what every reader of one gives: a value, why there is none, or both. */
import type { Cell } from '#platform/sheets/read.ts'
import { maskNumbers } from '#platform/vault.ts'
import type { Reason } from './refusals.ts'

/** Neither a value nor a reason is an empty cell; both together a value that wants a look. */
export type Value<T> = { value?: T; reason?: Reason }

/** Marks of direction and joiners of width nothing: they come along when numbers are copied from WeChat. */
const INVISIBLE = /[\p{Cf}\u115f\u1160\u3164]/gu
const PICTURE = /^=(_xlfn\.)?DISPIMG\(/i

/** A cell as text: full-width characters plain, days as 2021-07-03, nothing that is not seen, no space at the ends. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell !== 'string') return String(cell)
  const text = cell.replace(INVISIBLE, '').normalize('NFKC').trim()
  return PICTURE.test(text) ? '' : text
}

const NOTHING = /^(无|暂无|没有|不详|未知|空|[-‐-―−/\\*\s]+|n\/?a|null)$/i

/** What people write where they have nothing to write. */
export const isNothing = (text: string): boolean => text === '' || NOTHING.test(text)

/** An error of a spreadsheet, a formula without its value, or a letter that the file lost. */
export const isBroken = (text: string): boolean =>
  /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)|^=|\ufffd/i.test(text)

/** 同上 and the strokes that mean it; 同户主 means the head of the household. */
export const isDitto = (text: string): boolean => /^(同上|同前|["″”“〃〞]+|'')$/.test(text)
export const isLikeHead = (text: string): boolean => /^(同|与|随)户主(相同|一致)?$/.test(text)

export const SCIENTIFIC = /^\d(\.\d+)?e\+?\d+$/i

/** Enough of a value to know it by: of phones and ids no more than their masks. */
export const masked = (text: string): string => maskNumbers(text.slice(0, 60))
