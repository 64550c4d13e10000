/** Who may import whom. A wall that only a document draws is walked through within a month. */
import { expect, test } from 'vitest'
import type { Import } from './sources.ts'
import { COMPUTED, importsOf, isLower, isTest, ORDER, sources } from './sources.ts'

/** What runs in a browser as well as on the server: pure, and without a way to the database. */
const PURE = [
  /^src\/platform\/(actor|app-error|refusals|regions|working-time|workdays|rpc\/procedure|sheets\/columns)\.ts$/,
  /^src\/methods\//,
  /^src\/modules\/\w+\/(abilities|contract|shapes|policy|register|rules|refusals|texts)\.ts$/,
]
const PURE_PACKAGES = /^(zod|@orpc\/contract|chinese-days\/dist\/chinese-days\.json)$/
const SCREENS = /^src\/(web|modules\/\w+\/ui)\//
/** What a module's screens are made of; the rest of the web composes them. */
const KIT = /^src\/web\/(kit\/|(api|i18n|manifest|texts)\.ts$)/
const SURFACE = /^src\/web\/(resident|field|desk|home|who|track|invite|setup)\//

const isPure = (path: string) => PURE.some(pattern => pattern.test(path))
const isScreen = (path: string) => SCREENS.test(path)
const isOurs = (path: string) => /^(src|test|e2e|verification)\//.test(path)
const moduleOf = (path: string) => /^src\/modules\/(\w+)\//.exec(path)?.[1]
/** The list of the modules, of which the web knows the types alone, and what all modules stand on. */
const LIST = 'src/modules/index.ts'
const APP_LIST = 'src/app/modules.ts'
const isCommon = (path: string) => /^src\/modules\/\w+\.ts$/.test(path) && path !== LIST

/** Why one file may not import another; nothing, if it may. */
function broken(edge: Import): string | undefined {
  if (edge.to === COMPUTED) return 'imports a file whose name is computed'
  if (!isOurs(edge.to)) return brokenPackage(edge)
  if (!edge.to.startsWith('src/') || isTest(edge.to)) return 'the product imports a test'
  return brokenLayer(edge) ?? brokenRuntime(edge) ?? brokenModule(edge)
}

function brokenPackage({ from, to, type }: Import): string | undefined {
  if (type) return undefined
  if (isScreen(from) && to.startsWith('node:')) return 'browser code reaches Node'
  if (isPure(from) && !PURE_PACKAGES.test(to)) return 'pure code leans on a package'
  return undefined
}

/** Platform, methods, modules, web, app: what each layer knows of the others. */
function brokenLayer({ from, to, type }: Import): string | undefined {
  const inside = (layer: string) =>
    from.startsWith(`src/${layer}/`) && !to.startsWith(`src/${layer}/`)
  if (inside('platform')) return 'platform knows the domain'
  if (inside('methods') && !isPure(to)) return 'a method is data, and calls nothing'
  if (
    /^src\/methods\/(?!index)/.test(from) &&
    to.startsWith('src/methods/') &&
    !to.endsWith('/define.ts')
  ) {
    return 'a method knows another method'
  }
  if (inside('modules') && to.startsWith('src/app/')) return 'a module knows its composition'
  if (inside('modules') && to.startsWith('src/methods/') && !type)
    return 'core takes methods as given data'
  if (inside('web') && to.startsWith('src/app/') && !(type && to === APP_LIST)) {
    return 'of the composition the web knows the type of the contract alone'
  }
  if (inside('app') && moduleOf(to) && from !== APP_LIST)
    return `the composition names a module: what it needs of it belongs into its manifest (${LIST})`
  if (to.startsWith('src/demo/') && inside('app') && from !== 'src/app/main.ts')
    return 'only the start knows the demo'
  if (to.startsWith('src/demo/') && (inside('modules') || inside('web')))
    return 'the product leans on the demo'
  if (to === LIST && from !== APP_LIST) return 'only the composition knows all modules'
  if (from.startsWith('src/web/kit/') && !KIT.test(to)) return 'a part of the kit knows the domain'
  const surface = SURFACE.exec(to)?.[0]
  if (surface && isScreen(from) && !from.startsWith(surface)) return 'reaches into a surface'
  return undefined
}

/** Types are gone at run time, so only values can carry the server into a browser. */
function brokenRuntime({ from, to, type }: Import): string | undefined {
  if (isScreen(to) && !isScreen(from)) return 'the server draws a screen'
  if (isPure(from) && !isPure(to) && !type) return 'pure code reaches the server'
  if (isScreen(from) && !isPure(to) && !isScreen(to) && !type)
    return 'browser code reaches the server'
  return undefined
}

function brokenModule({ from, to }: Import): string | undefined {
  const [caller, called] = [moduleOf(from), moduleOf(to)]
  if (caller && to.startsWith('src/web/') && !KIT.test(to)) return 'a part reaches into the web'
  if (!called || caller === called) return undefined
  if (isCommon(from)) return 'the common ground knows a module'
  if (
    isScreen(from) &&
    !/\/(contract|register)\.ts$/.test(to) &&
    (caller || !/\/(ui\/.+|policy\.ts)$/.test(to))
  ) {
    return 'a screen reaches past the contract'
  }
  if (!caller || from === LIST) return undefined
  if (!/\/(index|contract)\.ts$/.test(to)) return 'reaches past a module’s index.ts'
  if (!isLower(called, caller))
    return `${caller} may not call ${called}, which ${LIST} lists after it`
  return undefined
}

const FILES = [...sources('src')].filter(([path]) => !isTest(path))
// It writes a file of the platform from a migrated test database.
const TOOL: Import = {
  from: 'src/platform/db/generate-types.ts',
  to: 'test/database.ts',
  type: false,
}
const EDGES = FILES.flatMap(([path, text]) => importsOf(path, text)).filter(
  ({ from, to }) => from !== TOOL.from || to !== TOOL.to,
)

test('every import keeps to the walls', () => {
  expect(FILES.length).toBeGreaterThan(50)
  expect(EDGES.length).toBeGreaterThan(500)
  const faults = EDGES.flatMap(edge => {
    const why = broken(edge)
    return why ? [`${edge.from} → ${edge.to}: ${why}`] : []
  })
  expect(faults).toEqual([])
})

test('the list names every module, once', () => {
  const modules = new Set(FILES.flatMap(([path]) => moduleOf(path) ?? []))
  expect(
    ORDER.toSorted(),
    'a folder of src/modules without its line in src/modules/index.ts',
  ).toEqual([...modules].toSorted())
})

test('no file imports itself by a detour', () => {
  expect(cycles(EDGES)).toEqual([])
  const planted = [edge('a.ts', 'b.ts'), edge('b.ts', 'c.ts'), edge('c.ts', 'a.ts')]
  expect(cycles(planted)).toEqual(['a.ts → b.ts → c.ts → a.ts'])
  expect(cycles([...planted.slice(1), edge('a.ts', 'c.ts')])).toHaveLength(1)
  expect(cycles(planted.slice(1))).toEqual([])
})

const edge = (from: string, to: string, type = false): Import => ({ from, to, type })

const PLANTED: [Import, string][] = [
  [
    edge('src/platform/events.ts', 'src/modules/access/contract.ts', true),
    'platform knows the domain',
  ],
  [edge('src/platform/db/db.ts', 'src/methods/index.ts'), 'platform knows the domain'],
  [edge('src/methods/one-home.ts', 'src/methods/five-hearts.ts'), 'a method knows another method'],
  [edge('src/methods/one-home.ts', 'src/platform/db/db.ts'), 'a method is data, and calls nothing'],
  [edge('src/methods/define.ts', 'node:fs'), 'pure code leans on a package'],
  [
    edge('src/modules/matters/policy.ts', 'src/modules/matters/queries.ts'),
    'pure code reaches the server',
  ],
  [edge('src/modules/matters/contract.ts', 'kysely'), 'pure code leans on a package'],
  [edge('src/platform/actor.ts', 'src/platform/ids.ts'), 'pure code reaches the server'],
  [
    edge('src/modules/matters/ui/DueTime.tsx', 'src/modules/matters/service.ts'),
    'browser code reaches the server',
  ],
  [
    edge('src/modules/matters/ui/DueTime.tsx', 'src/modules/people/ui/RevealPhone.tsx'),
    'a screen reaches past the contract',
  ],
  [edge('src/modules/matters/ui/DueTime.tsx', 'src/web/session.ts'), 'a part reaches into the web'],
  [edge('src/web/method.ts', 'node:crypto'), 'browser code reaches Node'],
  [edge('src/web/method.ts', 'src/platform/vault.ts'), 'browser code reaches the server'],
  [
    edge('src/web/api.ts', 'src/app/modules.ts'),
    'of the composition the web knows the type of the contract alone',
  ],
  [
    edge('src/web/api.ts', 'src/app/caller.ts', true),
    'of the composition the web knows the type of the contract alone',
  ],
  [
    edge('src/web/kit/Page.tsx', 'src/modules/access/contract.ts', true),
    'a part of the kit knows the domain',
  ],
  [edge('src/web/resident/main.tsx', 'src/web/desk/Shell.tsx'), 'reaches into a surface'],
  [edge('src/modules/access/identify.ts', 'src/web/method.ts'), 'the server draws a screen'],
  [
    edge('src/modules/access/identify.ts', 'src/methods/index.ts'),
    'core takes methods as given data',
  ],
  [edge('src/modules/access/identify.ts', 'src/app/server.ts'), 'a module knows its composition'],
  [
    edge('src/modules/matters/service.ts', 'src/modules/people/queries.ts'),
    'reaches past a module’s index.ts',
  ],
  [
    edge('src/modules/access/service.ts', 'src/modules/people/index.ts'),
    'access may not call people, which src/modules/index.ts lists after it',
  ],
  [
    edge('src/modules/access/service.ts', 'src/modules/people/contract.ts', true),
    'access may not call people, which src/modules/index.ts lists after it',
  ],
  [
    edge('src/modules/ctx.ts', 'src/modules/access/index.ts', true),
    'the common ground knows a module',
  ],
  [edge('src/modules/access/service.ts', 'test/database.ts'), 'the product imports a test'],
  [
    edge('src/app/jobs.ts', 'src/modules/matters/index.ts'),
    'the composition names a module: what it needs of it belongs into its manifest (src/modules/index.ts)',
  ],
  [edge('src/app/jobs.ts', 'src/demo/grow.ts'), 'only the start knows the demo'],
  [edge('src/modules/people/register.ts', 'src/demo/grow.ts'), 'the product leans on the demo'],
  [
    edge('src/modules/people/register.ts', 'src/modules/index.ts'),
    'only the composition knows all modules',
  ],
  [edge('src/app/main.ts', COMPUTED), 'imports a file whose name is computed'],
]

test.each(PLANTED)('refuses %j: %s', (planted, why) => {
  expect(broken(planted)).toBe(why)
})

test('every form of import is seen', () => {
  const text = `
import type { A } from './a.ts'
import b, {
  type B,
} from "#modules/people/index.ts"
import * as c from 'zod'
import './d.css'
export * from '../e.ts'
export { f } from './f.ts'
const from = 'nowhere.ts'
export const g = () => import('./g.ts')
const h = await import(name)
const i = import(\`./\${name}.ts\`)
new Worker(new URL('./j.ts', import.meta.url))`
  expect(
    importsOf('src/modules/x/y.ts', text)
      .map(({ to, type }) => (type ? `type ${to}` : to))
      .toSorted(),
  ).toEqual([
    '?',
    '?',
    'src/modules/e.ts',
    'src/modules/people/index.ts',
    'src/modules/x/d.css',
    'src/modules/x/f.ts',
    'src/modules/x/g.ts',
    'src/modules/x/j.ts',
    'type src/modules/x/a.ts',
    'zod',
  ])
})

/** The first way back to itself from each file that has one and is not on a way already told. */
function cycles(edges: readonly Import[]): string[] {
  const imports = Map.groupBy(
    edges.filter(({ type }) => !type),
    ({ from }) => from,
  )
  const done = new Set<string>()
  const visit = (path: string, way: readonly string[]): string[] => {
    const met = way.indexOf(path)
    if (met >= 0) return [[...way.slice(met), path].join(' → ')]
    if (done.has(path)) return []
    const found = (imports.get(path) ?? []).flatMap(({ to }) => visit(to, [...way, path]))
    done.add(path)
    return found
  }
  return [...imports.keys()].flatMap(path => visit(path, []))
}
