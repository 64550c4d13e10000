import { join } from 'node:path'
import { migrate } from '#platform/db/migrate.ts'
import type { Log } from '#platform/log.ts'
import type { Vault } from '#platform/vault.ts'
import { ROOT } from './config.ts'

export const MIGRATIONS = join(ROOT, 'migrations')

/** Brings a database to the form of this release; gives the address by which the application signs in. */
export async function migrated(
  adminUrl: string,
  vault: Pick<Vault, 'secret'>,
  log: Pick<Log, 'info'>,
): Promise<string> {
  const appPassword = vault.secret('database')
  return (await migrate(adminUrl, { folder: MIGRATIONS, appPassword, log })).appUrl
}
