/** A app as `npm start` opens it, but that its demo stays as it was planted, in a folder of its own, and a browser before it. */
import { createWriteStream } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWebIfStale } from '#app/build-web.ts'
import { start } from '#app/main.ts'
import { readNetwork } from '#app/network.ts'
import { openLog } from '#platform/log.ts'
import { launchBrowser } from './browser.ts'

/** Where the app is, where it keeps its things and writes its log, and where its browser listens. */
export type Stage = { url: string; folder: string; log: string; browser: string }

/** Gives it once it is open, and hands over each ending as soon as there is something to end. */
export async function openStage(
  { demo }: { demo: boolean },
  toEnd: (ending: () => Promise<void>) => void,
): Promise<Stage> {
  const room = await mkdtemp(join(tmpdir(), 'linli-stage-'))
  toEnd(() => rm(room, { recursive: true, force: true }))
  // Started by root, the database runs as another user, who must be able to enter.
  await chmod(room, 0o755)
  // Before the app: a build takes all cores, and the planting of the demo has its time limits.
  await buildWebIfStale(console.log)
  // Whoever stands before the app may say for whom: so tries at slips are not all counted as one's.
  const network = readNetwork({ LINLI_PROXY: '127.0.0.1' })
  const [folder, log] = [join(room, 'data'), join(room, 'log')]
  const place = {
    port: 0,
    host: '127.0.0.1',
    dataFolder: folder,
    databaseUrl: null,
    network,
    gateway: null,
  }
  const written = openLog('info', createWriteStream(log))
  const app = await start({ ...place, demo, demoOpen: true }, written, { grow: false })
  toEnd(() => app.stop())
  const browser = await launchBrowser(room)
  toEnd(() => browser.close())
  return { url: app.url, folder, log, browser: browser.wsEndpoint() }
}

/** The last first; also after a beginning that failed halfway. */
export async function endAll(endings: (() => Promise<void>)[]): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end()
}
