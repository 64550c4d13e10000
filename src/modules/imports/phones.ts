/** Phone numbers as people write them: a person is never lost for a number. */
import type { Cell } from '#platform/sheets/read.ts'
import type { Value } from './cells.ts'
import { isDitto, isLikeHead, isNothing, SCIENTIFIC, textOf } from './cells.ts'

/** A mobile number, a landline with its area code, or one without. */
const NUMBER = /^(1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7})$/
/** Between two numbers, or before the remark about the second. */
const BETWEEN = /[,;、/|\n]|\(|\)|或者?|和|\s+(?=(?:\+?86)?1\d{10}|0\d{2,3}-)/
/** Whose a number is when it says so: theirs. */
const OWN = /^(本人|手机|电话|联系|座机|固话|家|宅电|移动|联通|电信|号码?|转)*$/
const NONE = /无|没|空号|停机|欠费|拒|未|不(详|知|便|肯|愿|提供)|忘|^0+$|^[x×]+$/i

/** Of two numbers the first, without its extension. */
export function phone(cell: Cell): Value<string> {
  const text = textOf(cell)
  if (isNothing(text)) return {}
  if (isDitto(text) || isLikeHead(text)) return { reason: 'ditto-nothing' }
  if (SCIENTIFIC.test(text)) return { reason: 'phone-scientific' }
  if (/\d\*+|\*+\d/.test(text)) return { reason: 'masked-not-taken' }
  if (cell instanceof Date) return { reason: 'phone-unread' }
  if (!/\d{3}/.test(text) && NONE.test(text)) return { reason: 'phone-none' }
  // (0914)2312345 is one number, 199…(儿子199…) are two.
  const numbers = text
    .replace(/^\((0\d{2,3})\)/, '$1-')
    .replace(/(?<!\d)(\+|00)?86[\s-]*(?=1\d)/g, '')
    .split(BETWEEN)
    .map(read)
    .filter(({ digits }) => digits)
  const first = numbers[0]
  if (!first || !NUMBER.test(first.digits)) return { reason: 'phone-unread' }
  const value = first.digits
  if (numbers.length > 1) return { value, reason: 'second-phone' }
  if (first.extension) return { value, reason: 'phone-extension' }
  return OWN.test(wordsOf(text)) ? { value } : { value, reason: 'phone-of-another' }
}

const DASH = '\\-‐-―−'

/** One number as it was written: its digits, and whether an extension follows. */
function read(part: string): { digits: string; extension: boolean } {
  const written = part
    .replace(/\.0$/, '')
    .replace(new RegExp(`[\\s'’‘"\`。.·]`, 'g'), '')
    .replace(new RegExp(`(?<=^\\D*0\\d{2,3})[${DASH}]`), '')
  const [, number = written, extension] =
    new RegExp(`^(.*\\d{7,})(?:转|分机|[${DASH}])(\\d{1,5})$`).exec(written) ?? []
  const digits = number.replace(/\D/g, '')
  return { digits, extension: extension !== undefined }
}

const wordsOf = (text: string): string => text.match(/\p{L}+/gu)?.join('') ?? ''
