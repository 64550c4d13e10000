/** `npm start`: the database, the house, its front and its clockwork, and down again in order. */
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setupToken } from '#modules/access/index.ts'
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
import { growBehind, isWhole } from './demo/grow.ts'
import { isDemo, isEmpty, plantDemo } from './demo/plant.ts'
import { makeHouse } from './house.ts'
import { makeFront } from './http.ts'
import { startJobs } from './jobs.ts'
import { openServer } from './server.ts'

export type Running = { url: string; setupToken: string | null; stop(): Promise<void> }

/** Starts everything and gives the address; whatever was started is stopped in the reverse order. */
export async function start(
  config: Config,
  log: Log,
  { web = true, grow = true } = {},
): Promise<Running> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o755 })
  const vault = openVault(config.dataFolder)
  const embedded = config.databaseUrl ? null : await startEmbedded(config.dataFolder, log)
  const appUrl = await migrated(config.databaseUrl ?? embedded!.adminUrl, vault, log)
  const db = openDb(appUrl)
  const house = makeHouse({ dataFolder: config.dataFolder, vault, demo: config.demo, log })
  const inside = { db, house, log, clock: () => new Date() }
  // Whoever calls is told soon that the machine is busy; what the house does by itself may take its time.
  const patient = { ...inside, db: openDb(appUrl, { max: 4, transactionMs: 60_000 }) }
  const building = web ? buildWebIfStale(line => log.info({}, line)) : Promise.resolve(null)
  const demoFolder = join(config.dataFolder, 'demo')
  const demo =
    config.demo && ((await isEmpty(inside)) || (!isWhole(demoFolder) && (await isDemo(inside))))
  if (demo) await plantDemo(patient)

  const front = makeFront({ ...inside, webFolder: await building })
  const jobs = await startJobs(patient, appUrl)
  loadDictionaries()
  const server = openServer({ db, log, fetch: front.fetch })
  server.listen(config.port, config.host)
  await once(server, 'listening')
  const growing = demo && grow ? growBehind(patient, demoFolder) : null
  const { port } = server.address() as { port: number }
  const { needed } = await callerOf(inside).access.setupState({})
  return {
    setupToken: needed ? setupToken(house) : null,
    url: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`,
    async stop() {
      await new Promise<void>(resolve => {
        server.close(() => resolve())
        // Whoever keeps a connection open without a request must not hold the house up.
        server.closeIdleConnections()
      })
      await growing?.stop()
      await jobs.stop()
      await patient.db.destroy()
      await db.destroy()
      await embedded?.stop()
    },
  }
}

if (import.meta.main) {
  const log = openLog()
  const running = await start(readConfig(), log).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
  console.log(`\n邻里 Linli  ${running.url}`)
  console.log(
    running.setupToken
      ? `初始化口令 / setup token: ${running.setupToken}\n${running.url}/setup\n`
      : '打开网址即可开始 / open it and begin\n',
  )
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
