import { expect, test } from 'vitest'
import { cut, nameTokens, soughtIn, tokensOf } from './tokens.ts'

const finds = (words: string, text: string): boolean => {
  const tokens = new Set(tokensOf(text))
  const sought = soughtIn(words)
  return sought.length > 0 && sought.every(token => tokens.has(token))
}

test.each([
  ['灯', '二楼楼道灯不亮了'],
  ['楼道灯', '二楼楼道灯不亮了'],
  ['感应灯', '三单元的感应灯不亮'],
  ['热水器漏水', '楼上热水器漏水三天了'],
  ['漏水', '楼上热水器漏水三天了'],
  ['狗追咬', '孩子被一只黄狗追咬，膝盖破了'],
  ['追咬', '孩子被一只黄狗追咬，膝盖破了'],
  ['电动自行车', '三栋的电动自行车'],
  ['wifi', 'WIFI坏了, ｗｉｆｉ!'],
  ['请问路灯修', '我们的路灯坏了,请问何时修好'],
  ['138 0013 8000', '请回电13800138000'],
  ['13800138000', '请回电 138 0013 8000'],
  ['5213344', '座机0472-521 3344'],
  ['0472-5213344', '座机0472-521 3344'],
  ['04725213344', '座机0472-5213344'],
  ['3栋 12', '3栋12号'],
])('“%s” finds “%s”', (words, text) => expect(finds(words, text)).toBe(true))

test.each([
  ['电动车 漏水', '电动车充电'],
  ['楼道', '楼前的道'],
  [',。!', ',。!'],
])('“%s” does not find “%s”', (words, text) => expect(finds(words, text)).toBe(false))

test.each([2000, 20_000])('a word is found wherever it stands in %i letters', length => {
  const filling = Array.from({ length }, (_, i) =>
    String.fromCodePoint(0x4e00 + ((i * 7919) % 6000)),
  )
  const text = `${filling.slice(0, length - 10).join('')}热水器漏水`
  expect(finds('热水器漏水', text)).toBe(true)
})

test('what stands in every text is not looked for, unless nothing else is said', () => {
  expect(soughtIn('我们的路灯坏了,请问')).toEqual(['路灯', '坏'])
  expect(soughtIn('于')).toEqual(['于'])
})

test('a text is cut into words, each as often as it stands there', () => {
  expect(cut('噪音,噪音')).toEqual(['噪音', '噪音'])
})

test('a name is found by its characters, pairs, pinyin and initials', () => {
  expect(nameTokens('欧阳娜娜')).toEqual(
    expect.arrayContaining(['欧阳娜娜', '欧', '欧阳', '娜娜', 'ouyangnana', 'oynn']),
  )
})
