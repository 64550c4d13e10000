/** The words of addresses, and one way to write what people write in many. */
import { clipped } from '#platform/texts.ts'

const LONGEST = 200

export const NUMBER = '[0-9A-Z]+'
export const BUILDING = '(?:号楼|栋楼|[栋幢座]|#楼?|号(?=\\d))'
export const UNIT = '(?:单元门?|门|梯)'
export const UNIT_NAME = `(?:${NUMBER}|[甲乙丙丁东西南北中])`
export const HOME = `(?:负?${NUMBER}|[东西南北中]{1,2})`
export const ROOM = '(?:室|房|户|号房?)'

const DIGITS = '〇零一二三四五六七八九'
const LEGAL = '零壹贰叁肆伍陆柒捌玖'
const KIND = '(?=号楼|[栋幢座层楼室门梯]|单元)'
const NUMERAL = '[一二三四五六七八九壹贰叁肆伍陆柒捌玖]'
const CHINESE = new RegExp(
  `(?<![一二三四五六七八九十拾])(?:${NUMERAL}?[十拾]${NUMERAL}?|${NUMERAL})${KIND}`,
  'g',
)
/** A room as digits in words: 六〇一. */
const SPELLED = new RegExp(`(?<=单元|[栋幢座楼层门梯])[${DIGITS}]{2,5}(?=[室房户号]|$)`, 'g')
const TRADITIONAL: Record<string, string> = { 棟: '栋', 單: '单', 號: '号', 樓: '楼', 層: '层' }
const ROMANS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']
const ROMAN = /(?<![0-9A-Z])(?:VI{0,3}|I{1,3}|IV)(?=单元)/g
/** Remarks that are about those who live there: (租). */
const REMARK = /\([^()0-9A-Z]*[租住空售主户借][^()0-9A-Z]*\)/g

/**
 * Full-width characters made plain, what is not seen and blanks dropped, numbers of buildings, doors
 * and rooms made digits.
 */
export function normal(text: string): string {
  return clipped(text.replace(/\p{Cf}/gu, ''), LONGEST)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[棟單號樓層]/g, letter => TRADITIONAL[letter]!)
    .replace(/[‐-―−~]+/g, '-')
    .toUpperCase()
    .replace(ROMAN, roman => String(ROMANS.indexOf(roman) + 1))
    .replace(REMARK, '')
    .replace(/\(([^()]*\d[^()]*)\)/g, '$1')
    .replace(/[。.]+$/, '')
    .replace(SPELLED, said => [...said].map(one => Math.max(0, DIGITS.indexOf(one) - 1)).join(''))
    .replace(CHINESE, said => String(numberOf(said)))
    .replace(new RegExp(`第(?=${NUMBER}(?:${BUILDING}|${UNIT}|[层楼]))`, 'g'), '')
}

function numberOf(said: string): number {
  const digit = (character: string | undefined) =>
    Math.max('零一二三四五六七八九'.indexOf(character || '零'), LEGAL.indexOf(character || '零'))
  const [tens, ones] = said.split(/[十拾]/)
  return ones === undefined ? digit(said) : (digit(tens) || 1) * 10 + digit(ones)
}
