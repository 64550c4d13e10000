import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GridSize } from './contract.ts'
import { adviceFor, mean, percent, shares, withoutFew, withoutSmallCells } from './rules.ts'

test('ten matters closed at three levels read 60%, 30%, 10%', () => {
  expect([6, 3, 1].map(part => percent({ part, whole: 10 }))).toEqual(['60%', '30%', '10%'])
})

test('a share is never rounded up: 100% are all', () => {
  expect(percent({ part: 199, whole: 200 })).toBe('99.5%')
  expect(percent({ part: 99_999, whole: 100_000 })).toBe('99.9%')
  expect(percent({ part: 200, whole: 200 })).toBe('100%')
  expect(percent({ part: 1, whole: 3 })).toBe('33.3%')
})

test('there is no rate where nothing was due', () => {
  expect(percent({ part: 0, whole: 0 })).toBe('—')
})

test('the households of a grid on average are told with one decimal', () => {
  expect(mean(3765, 12)).toBe('313.8')
  expect(mean(4219, 12)).toBe('351.6')
  expect(mean(600, 2)).toBe('300.0')
  expect(mean(0, 0)).toBe('—')
})

test('a grid of 620 households warns', () => {
  expect([100, 300, 620].map(adviceFor)).toEqual(['small', null, 'large'])
})

const size = (households: number, persons = households * 3): GridSize =>
  ({ parentId: null, households, persons }) as GridSize
const told = (...sizes: GridSize[]) => withoutSmallCells(sizes).map(({ households }) => households)

test('a handful is not told, nor what the sum of the others would give away', () => {
  expect(told(size(320), size(9), size(4))).toEqual([320, null, null])
  expect(told(size(320), size(200), size(9))).toEqual([320, null, null])
  expect(told(size(320), size(200), size(0))).toEqual([320, 200, 0])
})

test('what a region is made up of hides a handful, and beside one alone the next', () => {
  expect(withoutFew({ male: 700, female: 750, unknown: 3 })).toEqual({
    male: null,
    female: 750,
    unknown: null,
  })
  expect(withoutFew({ a: 4, b: 5, c: 60, d: 0 })).toEqual({ a: null, b: null, c: 60, d: 0 })
  expect(withoutFew({ male: 700, female: 750, unknown: 0 })).toEqual({
    male: 700,
    female: 750,
    unknown: 0,
  })
})

test('the shares of a composition add up to 100, whatever its parts', () => {
  expect(shares([485, 515], 1000)).toEqual(['48.5%', '51.5%'])
  expect(shares([1, 1, 1], 3)).toEqual(['33.4%', '33.3%', '33.3%'])
  expect(shares([0, 7], 7)).toEqual(['0%', '100%'])
  expect(shares([0, 0], 0)).toEqual(['—', '—'])
  fc.assert(
    fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 12 }), parts => {
      const whole = parts.reduce((sum, part) => sum + part, 0)
      fc.pre(whole > 0)
      const tenths = shares(parts, whole).map(share => Math.round(Number.parseFloat(share) * 10))
      expect(tenths.reduce((sum, tenth) => sum + tenth, 0)).toBe(1000)
      for (const [nth, tenth] of tenths.entries())
        expect(Math.abs(tenth - (parts[nth]! * 1000) / whole)).toBeLessThan(1)
    }),
  )
})

test('parts that are not told keep their shares', () => {
  expect(shares([900, null, null], 1000)).toEqual(['90%', '—', '—'])
})
