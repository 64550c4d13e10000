/** What every mode is given: the real server on a loaded city, and the same app in this process for what is no measurement. */
import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import { openAdmin } from '#verification/admin.ts'
import type { AppContext } from '#modules/ctx.ts'
import { makeApp } from '#app/make-app.ts'
import { openDb } from '#platform/db/db.ts'
import { openLog } from '#platform/log.ts'
import { openVault } from '#platform/vault.ts'
import { MANY_REPORTS, startServer } from '#verification/server.ts'
import type { City } from './city.ts'
import { layOut, loadCity } from './city.ts'
import { loadMatters } from './matters.ts'

export type Options = {
  communities: number
  residents: number
  matters: number
  connections: number
  /** Of one run of a closed loop, and of one step of the burst. */
  seconds: number
  runs: number
  /** Of the register that is brought in. */
  rows: number
  /** Keeps the loaded city here, and measures on it again the next time. */
  folder?: string | undefined
}

export type Stage = {
  url: string
  city: City
  options: Options
  appContext: AppContext
  /** As the superuser, to load and to count. */
  admin: pg.Pool
  appUrl: string
  /** Of the server. */
  pid: number
  rssMb(): Promise<number | undefined>
  close(): Promise<void>
}

export type Line = { name: string; value: number; unit: string }

export async function openStage(options: Options, tell: (line: string) => void): Promise<Stage> {
  const room = options.folder && resolve(options.folder)
  if (room) await mkdir(room, { recursive: true })
  const app = await startServer(room ? { room } : {})
  const adminUrl = await app.adminUrl()
  const admin = openAdmin(adminUrl, 4)
  const vault = openVault(app.folder)
  const appUrl = Object.assign(new URL(adminUrl), {
    username: 'linli_login',
    password: vault.secret('database'),
  }).href
  const log = openLog('warn')
  const appContext: AppContext = {
    db: openDb(appUrl, { transactionMs: 60_000 }),
    app: makeApp({
      dataFolder: app.folder,
      vault,
      demo: false,
      log,
      reportsPerHour: MANY_REPORTS,
    }),
    log,
    clock: () => new Date(),
  }
  const close = async () => {
    await appContext.db.destroy()
    await admin.end()
    await (options.folder ? app.stop() : app.remove())
  }
  const city = layOut(options)
  try {
    await load(admin, appContext, { city, options, tell })
  } catch (error) {
    await close()
    throw error
  }
  return {
    url: app.url,
    city,
    options,
    appContext,
    admin,
    appUrl,
    close,
    pid: app.process().pid!,
    rssMb: () => rssMb(app.process().pid!),
  }
}

async function load(
  admin: pg.Pool,
  appContext: AppContext,
  { city, options, tell }: { city: City; options: Options; tell: (line: string) => void },
): Promise<void> {
  const { rows } = await admin.query<{ there: boolean }>(
    "select to_regclass('bench.community') is not null as there",
  )
  if (rows[0]!.there) {
    // Whoever measured before has signed out meanwhile.
    await admin.query(
      "update access.session set seen_at = now(), expires_at = now() + interval '1 day'",
    )
    return tell('the city is there already')
  }
  const began = performance.now()
  const lap = (what: string) =>
    tell(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await loadCity(admin, appContext.app.vault, city)
  lap('city')
  if (options.matters > 0) await loadMatters(admin, appContext, city, options.matters)
  lap('matters')
  await admin.query('vacuum analyze')
  await admin.query('checkpoint')
  lap('tidied up')
}

async function rssMb(pid: number): Promise<number | undefined> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(
    () => ({ stdout: '' }),
  )
  return Number(stdout) / 1024 || undefined
}
