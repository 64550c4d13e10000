/** The small town of the tests, planted into a running server's database from outside. */
import { openAdmin } from '#verification/admin.ts'
import type { AppContext } from '#modules/ctx.ts'
import { migrated } from '#app/database.ts'
import { makeApp } from '#app/make-app.ts'
import { openDb } from '#platform/db/db.ts'
import { SILENT } from '#platform/log.ts'
import { openVault } from '#platform/vault.ts'
import type { Town } from '#test/town.ts'
import { plantSmall } from '#test/town.ts'
import type { RunningServer } from './server.ts'

/** Plants it; whoever lives there has a token that does not run out. */
export async function plantTown({ folder, adminUrl }: RunningServer): Promise<Town> {
  const vault = openVault(folder)
  const owner = await adminUrl()
  const appUrl = await migrated(owner, vault, SILENT)
  const db = openDb(appUrl, { max: 4, transactionMs: 60_000 })
  const admin = openAdmin(owner, 1)
  const app = makeApp({ dataFolder: folder, vault, demo: true, log: SILENT })
  const appContext: AppContext = { db, app, log: SILENT, clock: () => new Date() }
  try {
    return await plantSmall({ ...appContext, admin })
  } finally {
    await db.destroy()
    await admin.end()
  }
}
