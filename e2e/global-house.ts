/** What all browser tests share: one house as `npm start` opens it, with the demo, and one browser. */
import { createWriteStream } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildWebIfStale } from '#app/build-web.ts'
import { start } from '#app/main.ts'
import { openLog } from '#platform/log.ts'
import { launchBrowser } from './browser.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the house is, where it writes its log, and where its browser listens. */
    stage: { url: string; log: string; browser: string }
  }
}

const endings: (() => Promise<void>)[] = []

export async function setup(project: TestProject): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-e2e-'))
  endings.push(() => rm(folder, { recursive: true, force: true }))
  // Started by root, the database runs as another user, who must be able to enter.
  await chmod(folder, 0o755)
  // Before the house: a build takes all cores, and the planting of the demo has its time limits.
  await buildWebIfStale(console.log)
  // Whoever stands before the house may say for whom: so that tries are not all counted as one's.
  process.env.LINLI_PROXY = '127.0.0.1'
  const log = join(folder, 'log')
  const place = { port: 0, host: '127.0.0.1', dataFolder: join(folder, 'data'), databaseUrl: null }
  const house = await start({ ...place, demo: true }, openLog('info', createWriteStream(log)), {
    grow: false,
  })
  endings.push(() => house.stop())
  const browser = await launchBrowser(folder)
  endings.push(() => browser.close())
  project.provide('stage', { url: house.url, log, browser: browser.wsEndpoint() })
}

/** The last first; also after a beginning that failed halfway. */
export async function teardown(): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end()
}
