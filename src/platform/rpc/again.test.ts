import { expect, test } from 'vitest'
import { again } from './again.ts'

test.each([
  [30, '2026-03-02T09:00:00+08:00', '09:01'],
  [3600, '2026-03-02T09:00:30+08:00', '10:01'],
  [3600, '2026-03-02T23:30:00+08:00', '2026-03-03 00:30'],
])('in %i seconds from %s is after %s', (seconds, now, when) => {
  expect(again(seconds, new Date(now))).toEqual({
    zh: `请 ${when} 后再试`,
    en: `please try again after ${when}`,
  })
})
