import { expect, test } from 'vitest'
import { z } from 'zod'
import { plainly } from './api.ts'

/** What a schema itself says of a value, as the server passes it on. */
const said = (schema: z.ZodType, value: unknown) => {
  const message = schema.safeParse(value).error?.issues[0]?.message ?? ''
  return plainly({ zh: '原话', en: message }, ((key: string, values = {}) =>
    [key, ...Object.values(values)].join(' ')) as never)
}

test('a pattern is explained by what it asks for', () => {
  expect(said(z.string().regex(/^1\d{10}$/), '12')).toBe('say.phone')
  expect(said(z.string().regex(/^\d{6}$/), '12')).toBe('say.digits')
  expect(said(z.string().regex(/^[a-z]$/), '12')).toBe('say.form')
})

test('too short, too long and missing are said with their numbers', () => {
  expect(said(z.string().min(1), '')).toBe('say.fill')
  expect(said(z.string().min(15), 'short')).toBe('say.short 15')
  expect(said(z.string().max(3), 'long')).toBe('say.long 3')
  expect(said(z.string(), undefined)).toBe('say.fill')
  expect(said(z.string(), null)).toBe('say.fill')
})

test('what has no plainer words keeps its own', () =>
  expect(said(z.number().max(3), 4)).toBe('原话'))
