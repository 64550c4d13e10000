import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tiles } from './tiles.ts'

const BOX = { x: 0, y: 0, width: 100, height: 60 }

test('every region has a tile as large as its share, and all fill the box', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 60 }),
      sizes => {
        const whole = sizes.reduce((sum, size) => sum + size, 0)
        const drawn = tiles(
          sizes.map((size, item) => ({ item, size })),
          BOX,
        )
        expect(drawn.map(({ item }) => item)).toEqual(sizes.map((_, item) => item))
        for (const { item, width, height } of drawn)
          expect(width * height).toBeCloseTo((6000 * sizes[item]!) / whole, 5)
      },
    ),
  )
})

test('without regions there is nothing to draw', () => {
  expect(tiles([], BOX)).toEqual([])
})
