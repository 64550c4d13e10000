import { expect, test } from 'vitest'
import type { Mark } from '../contract.ts'
import { frameOf, nearest } from './sketch.ts'

const mark = (name: string, x: number, y: number) => ({ name, x, y }) as Mark
const marks = [mark('a', 0, 0), mark('b', 100, 40)]

test('a sketch shows every mark, north at the top', () =>
  expect(frameOf(marks)).toEqual({ width: 150, box: '-25 -65 150 90' }))

test('a tap chooses what is nearest to it', () => {
  expect(nearest(marks, { x: 30, y: 30 })?.name).toBe('a')
  expect(nearest(marks, { x: 70, y: 0 })?.name).toBe('b')
  expect(nearest([], { x: 0, y: 0 })).toBeUndefined()
})
