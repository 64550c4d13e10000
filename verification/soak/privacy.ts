/** A thousand people pass through every door of an app: afterwards none of their numbers stands anywhere in clear. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openAdmin } from '#verification/admin.ts'
import { backUp } from '#app/backup/backup.ts'
import { seeded } from '#demo/random.ts'
import { startServer } from '#verification/server.ts'
import { leaksInFolder, leaksInText, sought } from '#verification/leaks.ts'
import { liveThrough, personalOf } from '#verification/personal.ts'
import { plantTown } from '#verification/town.ts'
import { everyRow } from '#verification/rows.ts'
import type { Run } from './suite.ts'

const PEOPLE = 500

export async function privacy({ seed, say }: Run): Promise<void> {
  const people = personalOf(PEOPLE, seeded(seed))
  const numbers = people.flatMap(({ phone, citizenId }) => [phone, citizenId])
  const values = sought(numbers)
  const app = await startServer()
  try {
    await liveThrough(app, await plantTown(app), people)
    const admin = openAdmin(await app.adminUrl())
    const rows = await everyRow({ admin })
    await admin.end()
    const config = { dataFolder: app.folder, databaseUrl: null }
    const to = join(app.folder, '../backups')
    const backup = await backUp({ config, to, say: () => undefined })
    await app.stop()

    say('numbers', numbers.length, 'numbers')
    const found = {
      'in rows': leaksInText(rows, values),
      'in the log': leaksInText(await readFile(app.log, 'utf8'), values),
      'in the backup': leaksInFolder(backup, values),
      'in the data folder': leaksInFolder(app.folder, values),
    }
    for (const [where, leaks] of Object.entries(found)) {
      for (const leak of leaks.slice(0, 10)) console.error(`${where}: ${leak}`)
      say(`left in clear ${where}`, leaks.length, 'numbers or files', { atMost: 0 })
    }
  } finally {
    await app.remove()
  }
}
