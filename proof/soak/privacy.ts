/** A thousand people pass through every door of a house: afterwards none of their numbers stands anywhere in clear. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openAdmin } from '#proof/admin.ts'
import { backUp } from '#app/backup/backup.ts'
import { seeded } from '#app/demo/random.ts'
import { openProofHouse } from '#proof/house.ts'
import { leaksInFolder, leaksInText, sought } from '#proof/leaks.ts'
import { liveThrough, personalOf } from '#proof/personal.ts'
import { plantTown } from '#proof/town.ts'
import { everyRow } from '#proof/rows.ts'
import type { Run } from './suite.ts'

const PEOPLE = 500

export async function privacy({ seed, say }: Run): Promise<void> {
  const people = personalOf(PEOPLE, seeded(seed))
  const numbers = people.flatMap(({ phone, citizenId }) => [phone, citizenId])
  const values = sought(numbers)
  const house = await openProofHouse()
  try {
    await liveThrough(house, await plantTown(house), people)
    const admin = openAdmin(await house.adminUrl())
    const rows = await everyRow({ admin })
    await admin.end()
    const config = { dataFolder: house.folder, databaseUrl: null }
    const to = join(house.folder, '../backups')
    const backup = await backUp({ config, to, say: () => undefined })
    await house.stop()

    say('numbers', numbers.length, 'numbers')
    const found = {
      'in rows': leaksInText(rows, values),
      'in the log': leaksInText(await readFile(house.log, 'utf8'), values),
      'in the backup': leaksInFolder(backup, values),
      'in the data folder': leaksInFolder(house.folder, values),
    }
    for (const [where, leaks] of Object.entries(found)) {
      for (const leak of leaks.slice(0, 10)) console.error(`${where}: ${leak}`)
      say(`left in clear ${where}`, leaks.length, 'numbers or files', { atMost: 0 })
    }
  } finally {
    await house.remove()
  }
}
