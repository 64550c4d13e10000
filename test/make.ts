/** Small builders for tests: an app on a database of its own, and in it the small town. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type pg from 'pg'
import { afterAll, inject } from 'vitest'
import { openAdmin } from '#verification/admin.ts'
import type { AppContext } from '#modules/ctx.ts'
import { makeApp } from '#app/make-app.ts'
import type { Method } from '#methods/index.ts'
import { METHODS } from '#methods/index.ts'
import { openDb } from '#platform/db/db.ts'
import { openLog } from '#platform/log.ts'
import { openVault } from '#platform/vault.ts'
import { cloneDatabase } from './database.ts'

import { START } from './town.ts'

export { everyRow } from '#verification/rows.ts'
export * from './town.ts'

const MINUTE_MS = 60_000

type MovableClock = (() => Date) & {
  set(moment: string | Date): void
  advance(by: { days?: number; hours?: number; minutes?: number }): void
}
export type TestApp = AppContext & {
  clock: MovableClock
  /** The superuser, for what no verb can do. */
  admin: pg.Pool
  /** Where files and keys lie. */
  dataFolder: string
  /** Where the application signs in, for another server on the same database. */
  appUrl: string
  /** What was logged, a line of JSON each. */
  lines: string[]
  /** The same app after a release that knows other methods. */
  knowing(known: readonly Method[]): TestApp
}

/** Opens an app on a fresh database of that name; call it at the top of a file, it closes itself. */
export async function openTestApp(name: string): Promise<TestApp> {
  const { adminUrl, appUrl } = await cloneDatabase(inject('databaseUrl'), name)
  const dataFolder = await mkdtemp(join(tmpdir(), 'linli-house-'))
  // A busy machine must not end a test's transaction; two files at once share 60 connections.
  const db = openDb(appUrl, { max: 20, transactionMs: 10_000 })
  const admin = openAdmin(adminUrl)
  const lines: string[] = []
  const log = openLog(
    'info',
    new Writable({ write: (line, _, done) => done(void lines.push(String(line))) }),
  )
  const vault = openVault(dataFolder)
  const clock = movableClock(START)
  afterAll(async () => {
    await db.destroy()
    await admin.end()
    await rm(dataFolder, { recursive: true })
  })
  const knowing = (known: readonly Method[]): TestApp => ({
    db,
    log,
    clock,
    admin,
    appUrl,
    dataFolder,
    lines,
    knowing,
    app: makeApp({ dataFolder, vault, demo: true, log, known, reportsPerHour: 100_000 }),
  })
  return knowing(METHODS)
}

function movableClock(start: string): MovableClock {
  let now = new Date(start)
  const advance: MovableClock['advance'] = ({ days = 0, hours = 0, minutes = 0 }) => {
    now = new Date(now.getTime() + ((days * 24 + hours) * 60 + minutes) * MINUTE_MS)
  }
  return Object.assign(() => now, {
    advance,
    set: (moment: string | Date) => void (now = new Date(moment)),
  })
}
