/**
 * A method's words live in its one file. Core that knew a role, a level, a kind or a community by
 * name would have to be changed for the next one.
 */
import { expect, test } from 'vitest'
import { METHODS } from '#methods/index.ts'
import { SOURCES } from '#modules/matters/contract.ts'
import { PLACE_KINDS } from '#modules/territory/contract.ts'
import { isTest, sources } from './sources.ts'

const IDS = METHODS.flatMap(({ id, levels, roles, kinds }) => [
  id,
  ...Object.keys(levels),
  ...Object.keys(roles),
  ...Object.keys(kinds),
])
const BRANDS = METHODS.flatMap(({ brand: { name } }) => [name.zh, name.en])

/** Words that core has a meaning of its own for, and where it says them. */
const OURS: readonly (readonly [where: RegExp, words: readonly string[], meaning: string])[] = [
  [
    /^src\/modules\//,
    [...PLACE_KINDS.filter(kind => kind !== 'street'), 'grid'],
    'what stands in the land',
  ],
  [/^src\/modules\/publications\//, ['city', 'county', 'street'], 'from how high an honour comes'],
  [/^src\/modules\/territory\//, ['street'], 'a way with houses along it'],
  [
    /^src\/modules\/matters\/(contract|shapes)\.ts$/,
    SOURCES,
    'a channel, whatever kind comes through it',
  ],
  [/^src\/(app\/pages|modules\/access\/contract)\.ts$/, ['resident'], 'the surface of residents'],
  [/^src\/app\/(http|sockets)\.ts$/, ['request'], 'what HTTP calls a call'],
]

const CORE = ['src/platform', 'src/modules', 'src/app']
  .flatMap(folder => [...sources(folder)])
  .filter(([path]) => !isTest(path) && !path.startsWith('src/demo/'))

test('core names no role, level, kind, method or brand', () => {
  expect(IDS.length).toBeGreaterThan(30)
  expect(CORE.length).toBeGreaterThan(60)
  expect(
    CORE.flatMap(([path, text]) => namesIn(text, path).map(name => `${path}: ${name}`)),
  ).toEqual([])
})

test('a planted name is found in every dress', () => {
  const planted = `
    // it's the method's 'repair'
    const levels = ['city', "street", \`household\`]
    return actor.role === gridWorker ? roles.viceSecretary : { agencyCase: 1 }
    <h1>五心工作法</h1>
    latest('one-home')`
  expect(namesIn(planted, 'src/modules/matters/service.ts').toSorted()).toEqual([
    'agencyCase',
    'city',
    'gridWorker',
    'household',
    'one-home',
    'repair',
    'street',
    'viceSecretary',
    '五心工作法',
  ])
  expect(namesIn(planted, 'src/modules/territory/rules.ts')).not.toContain('street')
  expect(namesIn("city and county, a street's grid; 'gridWorkers'", 'src/app/main.ts')).toEqual([])
})

/** Plain words such as city count when quoted; an id that nobody says in English counts anywhere. */
function namesIn(text: string, path: string): string[] {
  const ours = new Set(OURS.flatMap(([where, words]) => (where.test(path) ? words : [])))
  const ids = new Set(IDS.filter(id => !ours.has(id)))
  const coined = [...ids].filter(id => /[A-Z-]/.test(id))
  const spoken = RegExp(`(['"\`])(${[...ids].join('|')})\\1|\\b(${coined.join('|')})\\b`, 'g')
  const named = text.matchAll(spoken).map(([, , quoted, bare]) => quoted ?? bare!)
  return [...new Set([...named, ...BRANDS.filter(brand => text.includes(brand))])]
}
