import { expect, test } from 'vitest'
import { bornOn, citizenId, sexIn } from './citizen-ids.ts'
import { citizenId as made } from './dataset.fixture.ts'
import { reads } from './values.fixture.ts'

test('a citizen id is taken as it is written, and what is wrong with it is told', () => {
  reads(citizenId, [
    ['11010519491231002X', '11010519491231002X'],
    ['440524188001010014', '440524188001010014'],
    ['11010519491231002x', '11010519491231002X'],
    [' 1101 0519 4912 31002X', '11010519491231002X'],
    ['110105194912310020', '110105194912310020', 'id-check-digit'],
    ['999999199902301235', '999999199902301235', 'id-check-digit'],
    ['4.40524E+17', undefined, 'scientific'],
    [440524188001010000, undefined, 'scientific'],
    ['110***********002X', undefined, 'masked-not-taken'],
    ['440524880101001', undefined, 'id-not-taken'],
    ['同上', undefined, 'id-not-taken'],
    ['无', undefined],
  ])
  for (let i = 0; i < 200; i++) expect(citizenId(made(i))).toEqual({ value: made(i) })
  expect([bornOn('11010519491231002X'), sexIn('11010519491231002X')]).toEqual([
    '1949-12-31',
    'female',
  ])
})

test('an X is an X from whichever key, and what only surrounds an id is dropped', () => {
  const same = [
    '11010519491231002Ｘ',
    '11010519491231002Х',
    '11010519491231002×',
    '’11010519491231002X',
    '110105-19491231-002X',
    '\u200e11010519491231002X',
    '110105\u200b19491231002X',
    '身份证：11010519491231002X',
  ]
  reads(
    citizenId,
    same.map(cell => [cell, '11010519491231002X']),
  )
})
