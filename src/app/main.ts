/** `npm start`: the database, the app, its front and its clockwork, and down again in order. */
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startEmbedded } from '#platform/db/embedded.ts'
import { openDb } from '#platform/db/db.ts'
import type { Log } from '#platform/log.ts'
import { openLog } from '#platform/log.ts'
import { loadDictionaries } from '#platform/tokens.ts'
import { openVault } from '#platform/vault.ts'
import { buildWebIfStale } from './build-web.ts'
import { callerOf } from './caller.ts'
import type { Config } from './config.ts'
import { readConfig } from './config.ts'
import { migrated } from './database.ts'
import { exposed } from './exposure.ts'
import { growBehind, isWhole } from '#demo/grow.ts'
import { isDemo, isEmpty, plantDemo } from '#demo/plant.ts'
import { makeApp } from './make-app.ts'
import { makeFront } from './http.ts'
import { startJobs } from './jobs.ts'
import { setupToken } from './modules.ts'
import { openServer } from './server.ts'

export type Running = { url: string; setupToken: string | null; stop(): Promise<void> }

/** Starts everything and gives the address. Whatever was started is stopped in the reverse order, also when a start fails. */
export async function start(
  config: Config,
  log: Log,
  { web = true, grow = true } = {},
): Promise<Running> {
  await using begun = new AsyncDisposableStack()
  await mkdir(config.dataFolder, { recursive: true, mode: 0o755 })
  const vault = openVault(config.dataFolder)
  const adminUrl = config.databaseUrl ?? (await embeddedIn(config.dataFolder, log, begun))
  const appUrl = await migrated(adminUrl, vault, log)
  const db = begun.adopt(openDb(appUrl), db => db.destroy())
  const { dataFolder, demo: hasDemo, gateway, reportsPerHour } = config
  const app = makeApp({ dataFolder, vault, demo: hasDemo, log, gateway, reportsPerHour })
  const appContext = { db, app, log, clock: () => new Date() }
  // Whoever calls is told soon that the machine is busy; what the app does by itself may take its time.
  const unhurried = openDb(appUrl, { max: 4, transactionMs: 60_000 })
  const background = { ...appContext, db: begun.adopt(unhurried, db => db.destroy()) }
  const building = web ? buildWebIfStale(line => log.info({}, line)) : Promise.resolve(null)
  const demoFolder = join(config.dataFolder, 'demo')
  const demo = config.demo && ((await isEmpty(appContext)) || (await isDemo(appContext)))
  if (demo && !isWhole(demoFolder)) await plantDemo(background)

  const { network, demoOpen } = config
  const front = makeFront({ ...appContext, webFolder: await building, network, demoOpen })
  begun.adopt(await startJobs(background, appUrl), jobs => jobs.stop())
  loadDictionaries()
  const server = begun.adopt(openServer({ db, log, network, fetch: front.fetch }), closed)
  const { port } = await listening(server, config)
  if (demo && grow) begun.adopt(growBehind(background, demoFolder), growing => growing.stop())
  const { needed } = await callerOf(appContext).access.setupState({})
  const running = begun.move()
  let stopping: Promise<void> | undefined
  return {
    setupToken: needed ? setupToken(app) : null,
    url: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`,
    stop: () => (stopping ??= running.disposeAsync()),
  }
}

async function embeddedIn(folder: string, log: Log, begun: AsyncDisposableStack): Promise<string> {
  const embedded = begun.adopt(await startEmbedded(folder, log), embedded => embedded.stop())
  return embedded.adminUrl
}

async function listening(server: Server, { port, host }: Config): Promise<AddressInfo> {
  server.listen(port, host)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Error(portTaken(port), { cause: error }) : error
  })
  return server.address() as AddressInfo
}

const closed = (server: Server) =>
  new Promise<void>(resolve => {
    server.close(() => resolve())
    // Whoever keeps a connection open without a request must not hold the app up.
    server.closeIdleConnections()
  })

const portTaken = (port: number) =>
  `端口 ${port} 已被占用：请先停止占用它的程序，或用 PORT 指定其他端口。\n` +
  `Port ${port} is taken: stop the program that uses it, or choose another with PORT.`

if (import.meta.main) {
  const log = openLog()
  const ended = (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
  const config = await Promise.try(readConfig).catch(ended)
  // Whoever develops has the pages from elsewhere, as they stand.
  const web = process.env.LINLI_PAGES !== 'elsewhere'
  const running = await start(config, log, { web }).catch(ended)
  console.log(`\n邻里 Linli  ${running.url}`)
  console.log(
    running.setupToken
      ? `初始化口令 / setup token: ${running.setupToken}\n${running.url}/setup\n`
      : '打开网址即可开始 / open it and begin\n',
  )
  const missing = exposed(config)
  if (missing.length)
    console.log(
      '本机以外可以访问，还缺 / others than this machine reach it; still missing (docs/operations.md):',
    )
  for (const { zh, en } of missing) console.log(`· ${zh}\n  ${en}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping')
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}
