/** What all browser tests share: one house as `npm start` opens it, with the demo, and one browser. */
import { createWriteStream } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { start } from '#app/main.ts'
import { openLog } from '#platform/log.ts'
import { launchBrowser } from './browser.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the house is, where it writes its log, and where its browser listens. */
    stage: { url: string; log: string; browser: string }
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-e2e-'))
  // Started by root, the database runs as another user, who must be able to enter.
  await chmod(folder, 0o755)
  const log = join(folder, 'log')
  const config = { port: 0, host: '127.0.0.1', databaseUrl: null, demo: true }
  const browser = await launchBrowser(folder)
  const house = await start(
    { ...config, dataFolder: join(folder, 'data') },
    openLog('info', createWriteStream(log)),
  )
  project.provide('stage', { url: house.url, log, browser: browser.wsEndpoint() })
  return async () => {
    await browser.close()
    await house.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
