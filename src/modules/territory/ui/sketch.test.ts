import { expect, test } from 'vitest'
import type { Mark } from '../contract.ts'
import { frameOf, nearest, pointAt, spotOf } from './sketch.ts'

const mark = (name: string, x: number, y: number) => ({ name, x, y }) as Mark
const marks = [mark('a', 0, 0), mark('b', 100, 40)]

test('a sketch shows every mark, north at the top', () => {
  const frame = frameOf(marks)
  expect(frame).toEqual({ west: -60, north: 100, width: 220, height: 160 })
  const [a, b] = marks.map(one => spotOf(frame, one))
  expect(a!.x).toBeLessThan(b!.x)
  expect(a!.y).toBeGreaterThan(b!.y)
  for (const { x, y } of [a!, b!]) expect(x > 0 && x < 1 && y > 0 && y < 1).toBe(true)
  expect(pointAt(frame, b!)).toEqual({ x: 100, y: 40 })
})

test('a tap chooses what is nearest to it', () => {
  expect(nearest(marks, { x: 30, y: 30 })?.name).toBe('a')
  expect(nearest(marks, { x: 70, y: 0 })?.name).toBe('b')
  expect(nearest([], { x: 0, y: 0 })).toBeUndefined()
})
