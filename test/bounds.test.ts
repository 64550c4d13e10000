/** Nothing that a call may bring is without an end, so that bad input is as cheap as good. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { boundsOf, holdsMoreThan } from '#platform/rpc/bounds.ts'
import { PROCEDURES } from '#verification/fuzz/fuzz-batch.ts'

/** What a whole taxonomy takes, the largest that anybody sends. */
const MOST_VALUES = 21_000

test('no contract has an array, a text, a record or a number of keys without an end', () => {
  const endless = PROCEDURES.flatMap(([name, procedure]) => {
    try {
      const { values } = boundsOf(procedure['~orpc'].inputSchema as z.ZodType | undefined)
      return values > MOST_VALUES ? [`${name}: ${values} values`] : []
    } catch (error) {
      return [`${name}: ${(error as Error).message}`]
    }
  })
  expect(PROCEDURES.length).toBeGreaterThan(80)
  expect(endless).toEqual([])
})

test.each([
  ['input[]', z.array(z.string())],
  ['input.words', z.object({ words: z.string().trim().optional() })],
  ['input.states', z.object({ states: z.array(z.enum(['a'])).default([]) })],
  ['input.*', z.record(z.string().max(3), z.number())],
  ['input.*', z.record(z.string(), z.number()).meta({ maxProperties: 3 })],
  ['input.value', z.object({ value: z.unknown() })],
  ['input.code', z.object({ code: z.string().regex(/^\d+$/) })],
])('%s is noticed where it has no end', (path, schema) => {
  expect(() => boundsOf(schema)).toThrow(`${path} has no bound`)
})

test('the largest input is told by its parts', () => {
  const inner = z.object({ a: z.string().max(10), b: z.date().nullable() })
  expect(boundsOf(z.array(inner).max(4)).values).toBe(13)
  expect(boundsOf(z.array(inner).max(4)).bytes).toBeGreaterThan(4 * 60)
})

test('values are counted however deep they lie, and no further than it takes', () => {
  expect(holdsMoreThan(4, { a: [1, { b: 2 }] })).toBe(true)
  expect(holdsMoreThan(5, { a: [1, { b: 2 }] })).toBe(false)
  const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown
  expect(holdsMoreThan(100_000, deep)).toBe(false)
  expect(holdsMoreThan(50_000, deep)).toBe(true)
})
