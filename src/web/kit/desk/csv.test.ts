import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('quotes, commas and line ends of a cell stay inside it', () => {
  expect(csvOf([['他说"好"', 'a,b', 'c\nd']])).toBe('\uFEFF"他说""好""","a,b","c\nd"\r\n')
})

test('what a resident wrote is never calculated', () => {
  for (const text of [
    '=1+1',
    '+86',
    '-2',
    '@SUM(A1)',
    '\t=1',
    ' =cmd|x',
    '\r=1',
    '＝1+1',
    '＠SUM(1)',
  ])
    expect(csvOf([[text]]), text).toBe(`\uFEFF"'${text}"\r\n`)
  expect(csvOf([['路灯=坏']])).toBe('\uFEFF"路灯=坏"\r\n')
})
