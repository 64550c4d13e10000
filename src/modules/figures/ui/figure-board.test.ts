import { expect, test } from 'vitest'
import { percent } from './FigureBoard.tsx'

test('ten matters closed at three levels read 60%, 30%, 10%', () => {
  expect([6, 3, 1].map(part => percent({ part, whole: 10 }))).toEqual(['60%', '30%', '10%'])
})

test('there is no rate where nothing was due', () => {
  expect(percent({ part: 0, whole: 0 })).toBe('—')
})
