import { expect, test } from 'vitest'
import { arranged, fitted, freshLayout, type RegisterColumn, moved, placed } from './layout.ts'

const column = (
  key: string,
  more: Partial<RegisterColumn<string>> = {},
): RegisterColumn<string> => ({
  key,
  title: key,
  width: 100,
  text: row => row,
  ...more,
})
const columns = [
  column('number'),
  column('words'),
  column('due'),
  column('source', { aside: true }),
]
const fresh = freshLayout(columns)
const shown = (layout: typeof fresh) => arranged(columns, layout).map(({ key }) => key)

test('a register comes with its usual columns, and the others can be chosen', () => {
  expect(shown(fresh)).toEqual(['number', 'words', 'due'])
  expect(shown(placed(fresh, 'source', { shown: true }))).toEqual([
    'number',
    'words',
    'due',
    'source',
  ])
})

test('a column moves one step, and stays at either end', () => {
  expect(shown(moved(fresh, 'due', -1))).toEqual(['number', 'due', 'words'])
  expect(shown(moved(fresh, 'number', -1))).toEqual(['number', 'words', 'due'])
  expect(moved(fresh, 'source', 1)).toEqual(fresh)
})

test('the last column cannot be hidden, and a width stays within its bounds', () => {
  const alone = ['words', 'due'].reduce(
    (layout, key) => placed(layout, key, { shown: false }),
    fresh,
  )
  expect(shown(placed(alone, 'number', { shown: false }))).toEqual(['number'])
  expect(arranged(columns, placed(fresh, 'due', { width: 1 }))[2]!.width).toBe(60)
  expect(arranged(columns, placed(fresh, 'due', { width: 5000 }))[2]!.width).toBe(900)
})

test('a kept layout survives a release that drops one column and brings another', () => {
  const kept = {
    dense: true,
    columns: [
      { key: 'gone', shown: true, width: 80 },
      { key: 'due', shown: true, width: 80 },
    ],
  }
  const layout = fitted(kept, columns)
  expect(layout.columns.map(({ key }) => key)).toEqual(['due', 'number', 'words', 'source'])
  expect(layout.dense).toBe(true)
})
