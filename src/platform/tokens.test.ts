import { expect, test } from 'vitest'
import { cut, nameTokens, wordsOf } from './tokens.ts'

test('a text is found by its words, and by the words within a long one', () => {
  expect(wordsOf('三栋的电动自行车')).toEqual(expect.arrayContaining(['电动', '自行车']))
  expect(wordsOf('WIFI坏了, wifi!')).toEqual(['wifi', '坏'])
})

test('what stands in every text is left out, unless nothing else is said', () => {
  expect(wordsOf('我们的路灯坏了,请问什么时候修')).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(我们|的|了|请问|什么)$/)]),
  )
  expect(wordsOf('于')).toEqual(['于'])
  expect(wordsOf(',。!')).toEqual([])
})

test('a text has at most sixty words to be found by, and each may stand there often', () => {
  const numbers = Array.from({ length: 100 }, (_, i) => `第${i}号`).join(',')
  expect(wordsOf(numbers)).toHaveLength(60)
  expect(cut('噪音,噪音')).toEqual(['噪音', '噪音'])
})

test('a name is found by its characters, pairs, pinyin and initials', () => {
  expect(nameTokens('欧阳娜娜')).toEqual(
    expect.arrayContaining(['欧阳娜娜', '欧', '欧阳', '娜娜', 'ouyangnana', 'oynn']),
  )
})
