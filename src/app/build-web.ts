/** The browser's part, built when what it is made of has changed. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from './config.ts'

const BUILT = join(ROOT, 'dist', 'web')
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js')

/** Whatever can reach a browser; the lockfile stands for the libraries. */
const SOURCES = [
  /^src\/(web|methods)\//,
  /^src\/modules\/[^/]+\/(ui\/|(abilities|contract|policy|rules|texts)\.ts$)/,
  /^src\/app\/pages\.ts$/,
  /^src\/platform\/([^/]+|rpc\/procedure)\.ts$/,
  /^vite\.config\.ts$/,
  /^package-lock\.json$/,
]

/** Builds the web if its sources differ from the last build's, and gives the folder to serve. */
export async function buildWebIfStale(log: (line: string) => void): Promise<string> {
  const hash = await hashOfSources()
  if ((await hashOfBuilt()) === hash) return BUILT
  const start = performance.now()
  log('building the web')
  // Built aside and then put in place, so that a build that fails or is killed leaves the last one whole.
  const aside = join(ROOT, 'dist', `web.${process.pid}`)
  const old = `${aside}.old`
  try {
    // In a process of its own, for a test's NODE_ENV would bring the development halves of the libraries in.
    await promisify(execFile)(
      process.execPath,
      [VITE, 'build', '--logLevel=warn', `--outDir=${aside}`],
      {
        cwd: ROOT,
        env: { ...process.env, NODE_ENV: 'production' },
      },
    )
    await writeFile(join(aside, '.hash'), hash)
    await rename(BUILT, old).catch(() => undefined)
    await rename(aside, BUILT).catch(async (error: unknown) => {
      // Of several who build at once the first is enough.
      if ((await hashOfBuilt()) !== hash) throw error
    })
  } finally {
    for (const folder of [aside, old]) await rm(folder, { recursive: true, force: true })
  }
  log(`built the web in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return BUILT
}

const hashOfBuilt = () => readFile(join(BUILT, '.hash'), 'utf8').catch(() => '')

async function hashOfSources(): Promise<string> {
  const folders = await Promise.all(
    ['src', '.'].map(folder => readdir(join(ROOT, folder), { recursive: folder === 'src' })),
  )
  const paths = [...folders[0]!.map(path => join('src', path)), ...folders[1]!].map(path =>
    path.replaceAll('\\', '/'),
  )
  const sources = paths
    .filter(
      path =>
        SOURCES.some(source => source.test(path)) &&
        /\.\w+$/.test(path) &&
        !/\.test\.tsx?$/.test(path),
    )
    .sort()
  const hash = createHash('sha256')
  for (const path of sources)
    hash
      .update(path)
      .update('\0')
      .update(await readFile(join(ROOT, path)))
      .update('\0')
  return hash.digest('hex')
}
