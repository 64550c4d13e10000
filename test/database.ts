/** A real PostgreSQL for tests: one server for a run, one migrated template, a clone for each file. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { MIGRATIONS } from '#app/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { SILENT } from '#platform/log.ts'

export const APP_PASSWORD = 'only-for-tests'

export type TestDatabase = { adminUrl: string; appUrl: string; stop(): Promise<void> }

/** Starts a server in a folder of its own and migrates its database. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-test-'))
  // Started by root, the server runs as another user, who must be able to enter.
  await chmod(folder, 0o755)
  const server = await startEmbedded(folder, SILENT)
  const { appUrl } = await migrate(server.adminUrl, {
    folder: MIGRATIONS,
    appPassword: APP_PASSWORD,
    log: SILENT,
  })
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { adminUrl: server.adminUrl, appUrl, stop }
}

/** A database like the template, of one's own; gives the addresses for the owner and the application. */
export async function cloneDatabase(
  adminUrl: string,
  name: string,
): Promise<{ adminUrl: string; appUrl: string }> {
  const client = new pg.Client({ connectionString: elsewhere(adminUrl, 'postgres') })
  await client.connect()
  await client.query(`create database ${name} template linli`)
  await client.end()
  const own = elsewhere(adminUrl, name)
  // Signs in as the application; the migrations themselves were cloned.
  const { appUrl } = await migrate(own, {
    folder: MIGRATIONS,
    appPassword: APP_PASSWORD,
    log: SILENT,
  })
  return { adminUrl: own, appUrl }
}

function elsewhere(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
