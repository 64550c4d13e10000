/** The small town of the tests, planted into a running server's database from outside. */
import { join } from 'node:path'
import pg from 'pg'
import type { Inside } from '#app/caller.ts'
import { ROOT } from '#app/config.ts'
import { makeHouse } from '#app/house.ts'
import { openDb } from '#platform/db/db.ts'
import { migrate } from '#platform/db/migrate.ts'
import { SILENT } from '#platform/log.ts'
import { openVault } from '#platform/vault.ts'
import type { Town } from '#test/town.ts'
import { plantSmall } from '#test/town.ts'
import type { ProofHouse } from './house.ts'

/** Plants it; whoever lives there has a token that does not run out. */
export async function plantTown({ folder, adminUrl }: ProofHouse): Promise<Town> {
  const vault = openVault(folder)
  const owner = await adminUrl()
  const { appUrl } = await migrate(owner, {
    folder: join(ROOT, 'migrations'),
    appPassword: vault.secret('database'),
    log: SILENT,
  })
  const db = openDb(appUrl, { max: 4, transactionMs: 60_000 })
  const admin = new pg.Pool({ connectionString: owner, max: 1 })
  const house = makeHouse({ dataFolder: folder, vault, demo: true, log: SILENT })
  const inside: Inside = { db, house, log: SILENT, clock: () => new Date() }
  try {
    return await plantSmall({ ...inside, admin })
  } finally {
    await db.destroy()
    await admin.end()
  }
}
