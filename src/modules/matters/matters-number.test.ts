import { afterAll, expect, test, vi } from 'vitest'
import type * as Ids from '#platform/ids.ts'
import { openTestApp, plantSmall } from '#test/make.ts'

// The app is read anew, for this file alone, so that it draws from here.
const drawn = vi.hoisted((): string[] => {
  vi.resetModules()
  return []
})
vi.mock('#platform/ids.ts', async actual => {
  const ids = await actual<typeof Ids>()
  return { ...ids, spokenCode: (length: number) => drawn.shift() ?? ids.spokenCode(length) }
})

afterAll(() => {
  vi.doUnmock('#platform/ids.ts')
  vi.resetModules()
})

const app = await openTestApp('matter_numbers')
const { matter } = await plantSmall(app)

test('a number that was drawn before is drawn anew', async () => {
  drawn.push('K7Q2MX', 'K7Q2MX', 'K7Q2MY')
  expect((await matter({ by: 'edge.resident' })).number).toBe('260302-K7Q2MX')
  expect((await matter({ by: 'edge.resident' })).number).toBe('260302-K7Q2MY')
  expect(drawn).toEqual([])
})
