/** What docs/security.md promises to be tested is tested, under the very name that stands there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const PROMISED = [...read('docs/security.md').matchAll(/\| (\S+\.test\.ts) › (.+) \|$/gm)]

test('each finding names a test that is there', () => {
  expect(PROMISED.length).toBeGreaterThan(40)
  const missing = PROMISED.filter(([, path, name]) => !read(path!).includes(name!))
  expect(missing.map(([row]) => row)).toEqual([])
})
