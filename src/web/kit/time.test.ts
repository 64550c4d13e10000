import { expect, test } from 'vitest'
import { deadline, moment, span, wholeMoment } from './time.ts'

const MINUTE = 60_000
const now = new Date('2026-11-22T04:00:00Z')

test('a moment is read in the time of Shanghai, wherever the phone is', () => {
  expect(moment(new Date('2026-11-24T09:30:00Z'), 'zh', now)).toBe('11月24日 17:30')
  expect(moment(new Date('2026-11-24T16:05:00Z'), 'zh', now)).toBe('11月25日 00:05')
})

test('a moment of another year says so, by the year in Shanghai', () => {
  expect(moment(new Date('2026-12-31T17:00:00Z'), 'zh', now)).toContain('2027')
  expect(moment(new Date('2026-12-31T15:00:00Z'), 'zh', now)).not.toContain('2026')
})

test('a deadline at midnight is the day that it ends, and any other says its time', () => {
  const midnight = new Date('2026-12-31T16:00:00Z')
  expect(deadline(midnight, 'zh', now)).toEqual({ at: '12月31日', context: 'day' })
  expect(deadline(midnight, 'en', now)).toEqual({ at: '31 Dec', context: 'day' })
  expect(deadline(new Date('2026-11-24T09:30:00Z'), 'zh', now)).toEqual({ at: '11月24日 17:30' })
})

test.each([
  [90 * MINUTE, '1小时30分钟', '1 hour 30 minutes'],
  [(2 * 1440 + 180 + 5) * MINUTE, '2天3小时', '2 days 3 hours'],
  [(1440 + 5) * MINUTE, '1天', '1 day'],
  [-5 * MINUTE, '5分钟', '5 minutes'],
])('%d ms are said in their two largest units', (length, zh, en) => {
  expect(span(length, 'zh')).toBe(zh)
  expect(span(length, 'en')).toBe(en)
})

test('less than a minute is no span', () => expect(span(59_000, 'zh')).toBeUndefined())

test('what leaves the screen carries its year', () => {
  expect(wholeMoment(new Date('2026-01-02T16:05:00Z'))).toBe('2026-01-03 00:05')
})
