import { expect, test } from 'vitest'
import { RegisterSearch } from '#modules/matters/ui/register-search.ts'
import { InRegion, Period, reading } from './search.ts'

test('a link keeps its view, conditions and open matter', () => {
  const link = { view: 'overdue', words: '路灯', states: ['handling'], offset: 40 }
  expect(reading(RegisterSearch)(link)).toMatchObject(link)
})

test('a mistyped link still opens, without what is wrong in it', () => {
  const search = { view: 'everything', limit: 9999, matter: 'abc', within: 7, words: '路灯' }
  const read = reading(RegisterSearch)(search)
  expect(read).toMatchObject({ view: 'open', limit: 20, words: '路灯' })
  expect([read.matter, read.within]).toEqual([undefined, undefined])
  // The router merges what is read over what was typed, so what is wrong must be overwritten.
  expect({ ...search, ...read }.matter).toBeUndefined()
  expect(reading(InRegion)({ region: 'here' })).toEqual({ region: undefined })
})

test('figures are those of the last 90 days unless the address says otherwise', () => {
  const { from, to } = reading(Period)({})
  expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(90)
  expect(reading(Period)({ from: '2026-01-01', to: '31.12.2026' })).toMatchObject({
    from: '2026-01-01',
    to,
  })
})
