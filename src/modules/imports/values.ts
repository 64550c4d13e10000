/** One cell at a time: what somebody wrote, read as what a field holds, or why it cannot be. */
import type { Cell } from '#platform/sheets/read.ts'
import { clipped } from '#platform/texts.ts'
import type { Reason } from './refusals.ts'

/** Neither a value nor a reason is an empty cell; both together a value that wants a look. */
export type Value<T> = { value?: T; reason?: Reason }

/** A cell as text: full-width characters plain, days as 2021-07-03, no space at the ends. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).normalize('NFKC').trim()
}

const EMPTY = /^(无|暂无|没有|不详|未知|空|[-—/\\*]+|n\/?a)$/i
const SCIENTIFIC = /^\d(\.\d+)?e\+?\d+$/i
/** Beyond it a number has lost its last digits. */
const EXACT = Number.MAX_SAFE_INTEGER

export function name(cell: Cell): Value<string> {
  const value = textOf(cell)
    .replace(/[・•‧∙.。]/gu, '·')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
  if (!/\p{L}/u.test(value) || /\d/.test(value) || value.length > 40)
    return { reason: 'name-unread' }
  return { value }
}

/** A mobile number, or a landline as digits with its area code; of two numbers the first. */
export function phone(cell: Cell): Value<string> {
  const text = textOf(cell)
  if (EMPTY.test(text)) return {}
  if (SCIENTIFIC.test(text)) return { reason: 'scientific' }
  if (text.includes('*')) return { reason: 'masked-not-taken' }
  if (cell instanceof Date) return { reason: 'phone-unread' }
  const numbers = text
    .split(/[,;、/|\n]|\s(?=1\d{10})/)
    .map(part =>
      part
        .replace(/\(\D*\)|\.0$|[\s()-]|\p{Script=Han}/gu, '')
        .replace(/^(\+|00)?86(?=1\d{10}$)/, ''),
    )
    .filter(Boolean)
  const value = numbers[0] ?? ''
  if (!/^(1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7})$/.test(value)) return { reason: 'phone-unread' }
  return numbers.length > 1 ? { value, reason: 'second-phone' } : { value }
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Eighteen characters (GB 11643); a wrong check digit is told and taken, for real ledgers hold errors. */
export function citizenId(cell: Cell): Value<string> {
  const value = textOf(cell).replace(/[\s']/g, '').toUpperCase()
  if (EMPTY.test(value)) return {}
  if (SCIENTIFIC.test(value) || (typeof cell === 'number' && cell > EXACT))
    return { reason: 'scientific' }
  if (value.includes('*')) return { reason: 'masked-not-taken' }
  if (!/^\d{17}[\dX]$/.test(value)) return { reason: 'id-not-taken' }
  return checkDigit(value) === value[17] && bornOn(value)
    ? { value }
    : { value, reason: 'id-check-digit' }
}

/** What must follow the first seventeen digits. */
export const checkDigit = (id: string): string =>
  '10X98765432'[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(id[i]), 0) % 11]!

export const bornOn = (id: string): string | undefined =>
  calendarDay(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)))
export const sexIn = (id: string): string => (Number(id[16]) % 2 ? 'male' : 'female')

/** A day: 2021-07-03, 2021/7/3, 2021年7月3日, 20210703, Excel's own, or 2021.7 for the first of a month. */
export function day(cell: Cell): Value<string> {
  const text = textOf(cell)
  if (EMPTY.test(text)) return {}
  const serial =
    typeof cell === 'number' && Number.isInteger(cell) && cell > 10_000 && cell < 80_000
  if (serial)
    return {
      value: new Date(Date.UTC(1899, 11, 30) + cell * 86_400_000).toISOString().slice(0, 10),
    }
  const parts =
    /^(\d{4})(?:(\d{2})(\d{2})?|[-./年](\d{1,2})(?:[-./月](\d{1,2}))?[日月]?|年?)(?:\s.*|T.*)?$/.exec(
      text,
    )
  if (!parts) return { reason: 'date-unread' }
  const [, year, m2, d2, month, date] = parts
  const value = calendarDay(Number(year), Number(m2 ?? month ?? 1), Number(d2 ?? date ?? 1))
  if (!value) return { reason: 'date-unread' }
  if (value < '1900-01-01' || value > '2100-01-01') return { reason: 'date-impossible' }
  // As a number 2021.10 is 2021.1.
  return typeof cell === 'number' && month === '1' ? { value, reason: 'date-ambiguous' } : { value }
}

function calendarDay(year: number, month: number, date: number): string | undefined {
  const time = new Date(Date.UTC(year, month - 1, date))
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === date
    ? time.toISOString().slice(0, 10)
    : undefined
}

/** The first pattern that a text fits gives the value. */
const choice =
  (
    patterns: readonly (readonly [RegExp, string])[],
    otherwise: Value<string> = { reason: 'choice-unread' },
  ) =>
  (cell: Cell): Value<string> => {
    const text = textOf(cell)
    if (EMPTY.test(text)) return {}
    const value = patterns.find(([pattern]) => pattern.test(text))?.[1]
    return value ? { value } : otherwise
  }

export const sex = choice([
  [/^(男|1|m|male)/i, 'male'],
  [/^(女|2|f|female)/i, 'female'],
])
export const kind = choice([
  [/流动|暂住|外来|流入/, 'floating'],
  [/户籍|本地|户口/, 'registered'],
  [/常住|常驻/, 'usual'],
])
export const use = choice([
  [/自住|自用|自有/, 'own'],
  [/租/, 'let'],
  [/空/, 'vacant'],
  [/商|经营|门面|店|办公/, 'business'],
])
export const residenceType = choice([
  [/户在人不在|人不在|空挂/, 'absent'],
  [/人在户不在|户不在/, 'unregistered'],
  [/租/, 'renting'],
  [/户在人在|人户一致|一致/, 'present'],
])
/** Relations of GB/T 4761, as people write them. */
export const relation = choice(
  [
    [/^(户主|本人|业主)/, 'head'],
    [/租|保姆|护工|雇|同事|友|非亲属|合住|寄住/, 'unrelated'],
    [/^(其他|其它|亲属|亲戚|侄|外甥|甥|叔|伯|姑|姨|舅|堂|表)/, 'other'],
    [/孙|重孙/, 'grandchild'],
    [/祖|爷|奶|姥|外公|外婆/, 'grandparent'],
    [/兄|弟|姐|妹|嫂/, 'sibling'],
    [/^(配偶|妻|夫$|丈夫|老公|老婆|爱人|夫妻)/, 'spouse'],
    [/父|母|爸|妈|公公|婆婆|公婆|岳|丈人/, 'parent'],
    [/子|女|儿|媳|婿/, 'child'],
  ],
  { value: 'other', reason: 'relation-unknown' },
)

/** How many people: a whole number, with or without 人. */
export function people(cell: Cell): Value<number> {
  const text = textOf(cell).replace(/[人口]$/, '')
  return /^\d{1,3}(\.0+)?$/.test(text) ? { value: Number(text) } : { reason: 'number-unread' }
}

/** Where somebody is registered, down to the county: more of it is not needed. */
export function origin(cell: Cell): Value<string> {
  const text = textOf(cell).replace(/\s/g, '')
  if (EMPTY.test(text)) return {}
  const county =
    /^(?:.*?(?:省|自治区))?.*?(?<![小园社])[县区旗]/.exec(text)?.[0] ??
    /^.*?市/.exec(text)?.[0] ??
    text
  return { value: clipped(county, 40) }
}
