/** What somebody loads before the first page stands there, and that a phone never loads the desk. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { buildWebIfStale } from '#app/build-web.ts'

/** The most JavaScript that a page may load at first, in KiB as `gzip -9` packs it, by the page's folder. */
const MOST_KIB: Record<string, number> = {
  '.': 150,
  resident: 250,
  field: 300,
  desk: 600,
  invite: 150,
  setup: 150,
  track: 150,
  who: 150,
}

const folder = await buildWebIfStale(console.log)

test('every page is weighed', () => {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('index.html'))
    .map(path => join(path, '..'))
  expect(pages.sort()).toEqual(Object.keys(MOST_KIB).sort())
})

test.each(Object.entries(MOST_KIB))('the first load of %s is at most %d KiB', (page, most) => {
  const scripts = firstScripts(join(folder, page, 'index.html'))
  const kib = scripts.reduce((sum, path) => sum + packed(path), 0) / 1024
  expect(scripts.length).toBeGreaterThan(0)
  expect(kib, scripts.join(' ')).toBeLessThanOrEqual(most)
})

const packed = (path: string) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length

/** The scripts that a page names, and all that these import before they run; what is imported later is not among them. */
function firstScripts(page: string): string[] {
  const named = readFileSync(page, 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)
  const found = new Set([...named].map(([, path]) => path!))
  for (const path of found) {
    const text = readFileSync(join(folder, path), 'utf8')
    for (const [, name] of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g))
      found.add(`assets/${name}`)
  }
  return [...found]
}
