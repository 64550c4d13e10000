import { expect, test } from 'vitest'
import { origin, people } from './counts.ts'
import { reads } from './values.fixture.ts'

test('people are counted in figures and in words', () => {
  reads(people, [
    ...[3, '3', '3.0', '３', '3人', '3口', '3口人', '三人', '三口人'].map(
      (cell): [string | number, number] => [cell, 3],
    ),
    ['两人', 2],
    ['0', 0],
    ['约3', 3, 'number-about'],
    ['/', undefined],
    ['3人以上', undefined, 'number-unread'],
    ['3+1', undefined, 'number-unread'],
    ['2大1小', undefined, 'number-unread'],
    ['无', undefined, 'number-unread'],
  ])
})

test('where somebody is registered is kept down to the county', () => {
  reads(origin, [
    ['陕西省商洛市商州区城关街道和园小区3栋', '陕西省商洛市商州区'],
    ['内蒙古自治区赤峰市宁城县天义镇', '内蒙古自治区赤峰市宁城县'],
    ['西安市', '西安市'],
    ['本地', '本地'],
    ['#N/A', undefined, 'origin-unread'],
    [0, undefined],
  ])
})

test('a text that is cut is not cut through a letter', () => {
  expect(origin(`${'陕'.repeat(39)}𠮷`)).toEqual({ value: '陕'.repeat(39) })
})
