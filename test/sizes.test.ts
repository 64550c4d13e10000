/** What a reader can hold: short files, and no test that is put off. */
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { isTest, sources } from './sources.ts'

const MOST_LINES = 300
const MOST_LINES_OF_A_TEST = 400

const FILES = ['src', 'test', 'e2e', 'verification']
  .filter(folder => existsSync(folder))
  .flatMap(folder => [...sources(folder, /\.m?[jt]sx?$/)])
  .filter(([path]) => !path.endsWith('.gen.ts'))

test('no file is longer than a reader can hold', () => {
  expect(FILES.length).toBeGreaterThan(100)
  expect(FILES.filter(([path, text]) => tooLong(path, text)).map(([path]) => path)).toEqual([])
  expect(tooLong('src/a.ts', 'x\n'.repeat(300))).toBe(false)
  expect(tooLong('src/a.ts', 'x\n'.repeat(301))).toBe(true)
  expect(tooLong('test/make.ts', 'x\n'.repeat(301))).toBe(false)
  expect(tooLong('src/a.test.ts', 'x\n'.repeat(401))).toBe(true)
})

test('no test is put off or alone, and what is left to do names its issue', () => {
  // This file must say what it forbids.
  const others = FILES.filter(([path]) => basename(path) !== basename(import.meta.filename))
  expect(others).toHaveLength(FILES.length - 1)
  expect(
    others.flatMap(([path, text]) => leftOpen(text).map(found => `${path}: ${found}`)),
  ).toEqual([])
  const planted =
    "test.skip('later')\ndescribe.only('this')\n// TODO: a seal\n// TODO(#12): a chain"
  expect(leftOpen(planted)).toEqual(['test.skip', 'describe.only', 'TODO'])
})

function tooLong(path: string, text: string): boolean {
  const lines = text.trimEnd().split('\n').length
  return lines > (isTest(path) || /^(test|e2e)\//.test(path) ? MOST_LINES_OF_A_TEST : MOST_LINES)
}

function leftOpen(text: string): string[] {
  return (
    text.match(
      /\b(test|it|describe|suite)\.(skip|only|todo|fails)\b|\b(TODO|FIXME|XXX)\b(?!\(#\d+\))/g,
    ) ?? []
  )
}
