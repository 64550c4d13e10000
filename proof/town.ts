/** The small town of the tests, planted into a running server's database from outside. */
import { openAdmin } from '#proof/admin.ts'
import type { Inside } from '#app/caller.ts'
import { migrated } from '#app/database.ts'
import { makeHouse } from '#app/house.ts'
import { openDb } from '#platform/db/db.ts'
import { SILENT } from '#platform/log.ts'
import { openVault } from '#platform/vault.ts'
import type { Town } from '#test/town.ts'
import { plantSmall } from '#test/town.ts'
import type { ProofHouse } from './house.ts'

/** Plants it; whoever lives there has a token that does not run out. */
export async function plantTown({ folder, adminUrl }: ProofHouse): Promise<Town> {
  const vault = openVault(folder)
  const owner = await adminUrl()
  const appUrl = await migrated(owner, vault, SILENT)
  const db = openDb(appUrl, { max: 4, transactionMs: 60_000 })
  const admin = openAdmin(owner, 1)
  const house = makeHouse({ dataFolder: folder, vault, demo: true, log: SILENT })
  const inside: Inside = { db, house, log: SILENT, clock: () => new Date() }
  try {
    return await plantSmall({ ...inside, admin })
  } finally {
    await db.destroy()
    await admin.end()
  }
}
