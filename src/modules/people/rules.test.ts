import { expect, test } from 'vitest'
import { ageOn, bornBetween, wholeNumber } from './rules.ts'

test('a birthday makes a year older on its own day', () => {
  expect(ageOn('1950-11-22', '2026-11-21')).toBe(75)
  expect(ageOn('1950-11-22', '2026-11-22')).toBe(76)
  expect(ageOn('2000-02-29', '2026-02-28')).toBe(25)
  expect(ageOn('2000-02-29', '2026-03-01')).toBe(26)
})

test('the birthdays between which one has an age are exactly those that give it', () => {
  const days = Array.from({ length: 1500 }, (_, i) =>
    new Date(Date.UTC(1995, 10, 1 + i)).toISOString().slice(0, 10),
  )
  for (const day of ['2026-11-22', '2026-02-28', '2028-02-29', '2027-03-01', '2026-12-31']) {
    for (const [ageFrom, ageTo] of [
      [28, 29],
      [30, 30],
    ] as const) {
      const { bornFrom, bornUntil } = bornBetween({ ageFrom, ageTo }, day)
      const between = days.filter(born => bornFrom! <= born && born <= bornUntil!)
      const ofThatAge = days.filter(
        born => ageFrom <= ageOn(born, day) && ageOn(born, day) <= ageTo,
      )
      expect(between, `${day} ${ageFrom}–${ageTo}`).toEqual(ofThatAge)
    }
  }
  expect(bornBetween({}, '2026-11-22')).toEqual({ bornFrom: undefined, bornUntil: undefined })
})

test.each([
  ['138 7654-0912', { field: 'phone', value: '13876540912' }],
  ['+86 13876540912', { field: 'phone', value: '13876540912' }],
  ['１３８７６５４０９１２', { field: 'phone', value: '13876540912' }],
  ['0931-2345678', { field: 'phone', value: '09312345678' }],
  ['11010119500219001x', { field: 'citizenId', value: '11010119500219001X' }],
  ['110101500219001', { field: 'citizenId', value: '110101500219001' }],
  ['3栋2单元601', undefined],
  ['1387654', undefined],
])('%s is a whole number, or none', (words, meant) => {
  expect(wholeNumber(words)).toEqual(meant)
})
