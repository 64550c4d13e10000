/**
 * `npm run dev`: the app with its demo, begun again when its own code changes, and before it the pages as they
 * stand in the editor: what is saved is on the screen at once.
 */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { createServer, type Plugin, type ProxyOptions } from 'vite'
import { ROOT } from './config.ts'
import { MODULES } from './modules.ts'
import { PAGES } from './pages.ts'

const SERVER = 'http://localhost:8311'
const PORT = 8310
/** What the server is made of; the rest of `src` runs in the browser. */
const OF_THE_SERVER = /^(app|demo|methods|modules|platform)\/.*\.ts$/
const OF_THE_PAGES = /\/ui\/|\/texts\.ts$|\.test\.ts$/

/** What the server answers itself: calls, files, and the pages that it renders. */
const pages = MODULES.flatMap(({ pages = [] }) => pages.map(({ path }) => path.slice(1)))
const ANSWERED = `^/((rpc|api)/|(files|imports|sheets|${pages.join('|')})([/?]|$))`

/** An address within a surface is answered by its one page, as the built ones are. */
const surfaces: Plugin = {
  name: 'surfaces',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      const [path = ''] = (request.url ?? '').split('?')
      const page = PAGES.find(page => path.startsWith(`/${page}/`))
      if (page && request.headers.accept?.includes('text/html')) request.url = `/${page}/index.html`
      next()
    })
  },
}

/** To the server every call comes from a page of its own. */
const asFromThere: ProxyOptions['configure'] = proxy =>
  proxy.on('proxyReq', call => {
    if (call.getHeader('origin')) call.setHeader('origin', SERVER)
  })

/** Told to go down once, and begun again when it is: one that does not start waits for the next change. */
let leaving: 'to begin again' | 'for good' | undefined
let server = begun()

function begun() {
  const env = { PORT: new URL(SERVER).port, LINLI_PAGES: 'elsewhere', ...process.env }
  const child = spawn(process.execPath, [join(ROOT, 'src/app/main.ts')], { stdio: 'inherit', env })
  child.once('exit', () => {
    if (leaving !== 'to begin again') return
    leaving = undefined
    server = begun()
  })
  return child
}

watch(join(ROOT, 'src'), { recursive: true }, (_event, path) => {
  if (leaving || !path || !OF_THE_SERVER.test(path) || OF_THE_PAGES.test(path)) return
  if (server.exitCode !== null) return void (server = begun())
  leaving = 'to begin again'
  server.kill('SIGTERM')
})

const vite = await createServer({
  configFile: join(ROOT, 'vite.config.ts'),
  appType: 'mpa',
  plugins: [surfaces],
  server: {
    port: PORT,
    proxy: { [ANSWERED]: { target: SERVER, changeOrigin: true, configure: asFromThere } },
  },
})
await vite.listen()
vite.printUrls()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    leaving = 'for good'
    server.kill(signal)
    void vite.close().then(() => process.exit(0))
  })
