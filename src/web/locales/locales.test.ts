import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { common } from './common.ts'
import { desk } from './desk.ts'
import { field } from './field.ts'
import { home } from './home.ts'
import { invite } from './invite.ts'
import { open } from './open.ts'
import { phone } from './phone.ts'
import { resident } from './resident.ts'
import { setup } from './setup.ts'
import type { Tree } from './texts.ts'
import { track } from './track.ts'
import { who } from './who.ts'
import { work } from './work.ts'

const SURFACES = {
  home: [common, work, open, home],
  who: [common, work, phone, open, who],
  track: [common, work, phone, open, track],
  setup: [common, work, open, setup],
  invite: [common, work, open, invite],
  resident: [common, work, phone, resident],
  field: [common, work, phone, field],
  desk: [common, work, desk],
}
const AREAS = [...new Set(Object.values(SURFACES).flat())]

const source = globSync(['src/web/**/*.{ts,tsx}', 'src/modules/*/ui/*.{ts,tsx}'])
  .filter(path => !path.includes('/locales/'))
  .map(path => readFileSync(path, 'utf8'))
  .join('\n')
/** Keys that a screen names whole, and the beginnings of those that it puts together. */
const whole = new Set([...source.matchAll(/'([a-zA-Z]+(?:\.[a-zA-Z]+)*)'/g)].map(match => match[1]!))
const begun = [...source.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map(match => match[1]!)

/** Other words for the same in a context, which is told beside the key. */
const CONTEXT = /_[a-z]+$/

const keysOf = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([name, value]) => (typeof value === 'string' ? [path + name] : keysOf(value, `${path}${name}.`)))
const known = new Set(AREAS.flatMap(area => keysOf(area.zh)))

test('every text has both languages, and both fill in the same values', () => {
  for (const area of AREAS) {
    expect(keysOf(area.en)).toEqual(keysOf(area.zh))
    for (const key of keysOf(area.zh)) expect(valuesIn(area.en, key), key).toEqual(valuesIn(area.zh, key))
  }
})

test('every text that a screen asks for exists', () => {
  const asked = [...source.matchAll(/\bt\('([^']+)'/g)].map(match => match[1]!)
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter(key => !known.has(key))).toEqual([])
  const put = [...source.matchAll(/\bt\(`([a-zA-Z.]+\.)\$\{/g)].map(match => match[1]!)
  expect(put.filter(beginning => ![...known].some(key => key.startsWith(beginning)))).toEqual([])
})

test('no text is left that no screen asks for', () => {
  expect([...known].filter(key => !whole.has(key.replace(CONTEXT, '')) && !begun.some(beginning => key.startsWith(beginning)))).toEqual([])
})

test('no area of a surface hides a text of another', () => {
  for (const areas of Object.values(SURFACES)) {
    const names = areas.flatMap(area => Object.keys(area.zh))
    expect(new Set(names).size).toBe(names.length)
  }
})

function valuesIn(tree: Tree, key: string): string[] {
  const text = key.split('.').reduce<string | Tree>((at, name) => (at as Tree)[name]!, tree) as string
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]!).sort()
}
