/** After a day on which phones and citizen ids passed through every door, none stands anywhere in clear. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openAdmin } from '#verification/admin.ts'
import { backUp } from '#app/backup/backup.ts'
import { seeded } from '#demo/random.ts'
import { startServer } from '#verification/server.ts'
import { leaksInFolder, leaksInText, sought } from '#verification/leaks.ts'
import { liveThrough, personalOf } from '#verification/personal.ts'
import { plantTown } from '#verification/town.ts'
import { everyRow } from '#verification/rows.ts'

const PEOPLE = 30
const seed = Date.now() % 1_000_000
const people = personalOf(PEOPLE, seeded(seed))
const values = sought(people.flatMap(({ phone, citizenId }) => [phone, citizenId]))
const app = await startServer()
afterAll(() => app.remove())

test(`no phone and no citizen id is left in clear (seed ${seed})`, async () => {
  await liveThrough(app, await plantTown(app), people)

  const admin = openAdmin(await app.adminUrl())
  const rows = await everyRow({ admin })
  const { rows: kept } = await admin.query(
    'select from people.person where citizen_id_cipher is not null',
  )
  await admin.end()
  expect(kept.length).toBeGreaterThan(PEOPLE * 0.8)
  expect(rows).toContain(people[1]!.name)
  expect(leaksInText(rows, values)).toEqual([])

  const log = readFileSync(app.log, 'utf8')
  expect(log).toContain('planted')
  expect(leaksInText(log, values)).toEqual([])
  const config = { dataFolder: app.folder, databaseUrl: null }
  const backup = await backUp({
    config,
    to: join(app.folder, '../backups'),
    say: () => undefined,
  })
  expect(leaksInFolder(backup, values)).toEqual([])
  await app.stop()
  expect(readFileSync(join(app.folder, 'postgres.log'), 'utf8')).toContain('planted')
  expect(leaksInFolder(app.folder, values)).toEqual([])
}, 120_000)

test('what is looked for would be found', () => {
  const [{ phone, citizenId }] = people as [(typeof people)[0]]
  const hex = Buffer.from(citizenId).toString('hex')
  const wide = Buffer.from(`电话${phone}。`, 'utf16le').toString('latin1')
  expect(leaksInText(`x${phone}y`, values)).toEqual([phone])
  expect(leaksInText(`{"phone":"86${phone}"}`, values)).toEqual([phone])
  expect(leaksInText(`\\x00${hex}ff`, values)).toEqual([hex])
  expect(leaksInText(wide, values)).toEqual([phone])
  expect(leaksInText(`138${phone.slice(0, 7)}`, values)).toEqual([])
})
