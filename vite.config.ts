import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown, transformWithOxc } from 'vite'
import { PAGES } from './src/app/pages.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The pages that open without a network. */
const OFFLINE = ['resident', 'field']

export default defineConfig({
  root: here('src/web'),
  plugins: [react(), offline(), packed()],
  cacheDir: here('.cache/vite'),
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: ['es2022', 'chrome100', 'safari15.4'],
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: {
        home: here('src/web/index.html'),
        ...Object.fromEntries(PAGES.map(page => [page, here(`src/web/${page}/index.html`)])),
      },
    },
  },
})

/** Gives each surface that opens offline its own service worker, with the list of all that its shell is made of. */
function offline(): Plugin {
  const source = here('src/web/phone/sw.ts')
  return {
    name: 'offline',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source)
        for (const surface of OFFLINE) {
          const assets = assetsOf(bundle, `${surface}/index.html`)
          const version = createHash('sha256')
            .update(code + assets)
            .digest('hex')
            .slice(0, 12)
          const shell = { surface, version, assets: [`/${surface}/`, '/icon.svg', ...assets] }
          const list = `const SHELL = ${JSON.stringify(shell)};\n`
          this.emitFile({ type: 'asset', fileName: `${surface}/sw.js`, source: list + code })
        }
      },
    },
  }
}

/** The scripts and styles of one page: its entry, and whatever that imports at any depth. */
function assetsOf(bundle: Rolldown.OutputBundle, page: string): string[] {
  const found = new Set<string>()
  const add = (fileName: string) => {
    const chunk = bundle[fileName]
    if (found.has(fileName) || chunk?.type !== 'chunk') return
    found.add(fileName)
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) found.add(sheet)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) add(next)
  }
  for (const chunk of Object.values(bundle))
    if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith(`/src/web/${page}`))
      add(chunk.fileName)
  return [...found].sort().map(fileName => `/${fileName}`)
}

/** Lays beside each text what it is packed, once and as small as it gets, so that no answer waits for it. */
function packed(): Plugin {
  const ways = [
    ['br', promisify<Buffer, Buffer>(brotliCompress)],
    ['gz', promisify<Buffer, Buffer>(gzip)],
  ] as const
  return {
    name: 'packed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.keys(bundle).filter(name => /\.(js|css|html)$/.test(name))
      await Promise.all(
        texts.map(async name => {
          const path = join(dir, name)
          const text = readFileSync(path)
          for (const [ending, pack] of ways) await writeFile(`${path}.${ending}`, await pack(text))
        }),
      )
    },
  }
}
