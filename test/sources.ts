/** The project's own text and what it imports, for the tests that judge how it is built. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'

const ROOT = join(import.meta.dirname, '..')
const { imports: ALIASES } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  imports: Record<string, string>
}

/** The files of a folder whose names match, each by its path from the root, with its text. */
export function sources(folder: string, name = /\.tsx?$/): Map<string, string> {
  const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map(path => join(folder, path.replaceAll('\\', '/')))
    .filter(path => name.test(path))
    .toSorted()
  return new Map(paths.map(path => [path, readFileSync(join(ROOT, path), 'utf8')]))
}

/** The modules from low to high, as their one list says. */
export const ORDER: readonly string[] = readFileSync(join(ROOT, 'src/modules/index.ts'), 'utf8')
  .matchAll(/^export \{ (\w+) \} from '\.\/\1\/index\.ts'$/gm)
  .map(([, module]) => module!)
  .toArray()
export const isLower = (a: string, b: string): boolean => ORDER.indexOf(a) < ORDER.indexOf(b)

export const isTest = (path: string) => /\.test\.tsx?$/.test(path)

/** `type` is an import that leaves nothing behind when the types are stripped. */
export type Import = { from: string; to: string; type: boolean }

// `import { type A } from` keeps an empty import, so only a leading `type` counts as one.
const STATIC =
  /^[ \t]*(?:import|export)\s+(type\s)?(?:[\w$*\s,]|\{[^{}'"]*\})*?\bfrom\s*['"](.+?)['"]/gm
const BARE = /^[ \t]*import\s*['"](.+?)['"]/gm
const DYNAMIC = /\bimport\(\s*(?:(['"`])(.+?)\1|[^)\s])/g
const WORKER = /\bnew URL\(\s*['"](.+?\.tsx?)['"],\s*import\.meta\.url/g

/** What a file imports: files of ours by their path from the root, packages by name. */
export function importsOf(from: string, text: string): Import[] {
  const found = [
    ...text.matchAll(STATIC).map(([, type, to]) => ({ to: to!, type: type !== undefined })),
    ...text.matchAll(BARE).map(([, to]) => ({ to: to!, type: false })),
    ...text.matchAll(DYNAMIC).map(([, , to = COMPUTED]) => ({ to, type: false })),
    ...text.matchAll(WORKER).map(([, to]) => ({ to: to!, type: false })),
  ]
  return found.map(({ to, type }) => ({ from, to: resolve(from, to), type }))
}

/** Stands for a file whose name is put together at run time: no wall can judge it. */
export const COMPUTED = '?'

function resolve(from: string, to: string): string {
  if (/^[.#$].*\$\{|^\$\{/.test(to)) return COMPUTED
  if (to.startsWith('.')) return join(dirname(from), to)
  const alias = Object.entries(ALIASES).find(([pattern]) => to.startsWith(pattern.slice(0, -1)))
  return alias ? join(alias[1].slice(0, -1), to.slice(alias[0].length - 1)) : to
}
