/** One way of setting Chinese texts: their commas, colons and brackets are as wide as a character. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusals } from '#app/modules.ts'
import { NOT_TAKEN } from '#modules/imports/fields.ts'
import { METHODS } from '#methods/index.ts'
import { ROOT } from '#app/config.ts'

const HALF = /[\p{Script=Han}”}][,;:!?()]|[,;:!?()][\p{Script=Han}“{]/u
/** What one text takes over from another is not its own. */
const TAKEN_OVER = /\$t\([\w.]+\)/g

const locales = await Promise.all(
  globSync('src/web/locales/*.ts', { cwd: ROOT, exclude: ['**/*.test.ts'] }).map(
    path => import(/* @vite-ignore */ join(ROOT, path)),
  ),
)

test.each(Object.entries({ locales, refusals, METHODS, NOT_TAKEN }))(
  'the Chinese texts in %s are set in full width',
  (_, texts) => {
    const found = [...chineseIn(texts)]
    expect(found.length).toBeGreaterThan(3)
    expect(found.filter(text => HALF.test(text.replaceAll(TAKEN_OVER, '')))).toEqual([])
  },
)

/** Every text with Chinese in it, but not those under `en`, which may name a Chinese column. */
function* chineseIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (/\p{Script=Han}/u.test(value)) yield value
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) if (key !== 'en') yield* chineseIn(part)
  }
}
