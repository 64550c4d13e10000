/** At each start the demo is given something to do anew, whatever visitors made of its people. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '#test/make.ts'
import { asDemoPerson } from '#app/caller.ts'
import { growBehind, isWhole } from './grow.ts'
import { COMMUNITIES } from './places.ts'
import { plantDemo } from './plant.ts'

const app = await openTestApp('keep_alive')
const [first, ...others] = COMMUNITIES
const disabled = (key: string) =>
  app.admin.query('update access.account set disabled_at = now() where demo_key = $1', [key])
const mattersIn = async (region: number) =>
  (await app.admin.query('select from matters.matter where region = $1', [region])).rowCount!

test(
  'somebody who was disabled keeps no other community of the demo from waking',
  { timeout: 60_000 },
  async () => {
    await plantDemo(app)
    // As if all that waited for somebody had been done.
    await app.admin.query('truncate matters.matter cascade')
    await disabled(`${first!.key}-grid1`)
    await writeFile(join(app.dataFolder, 'whole'), '')
    expect(isWhole(app.dataFolder)).toBe(true)
    app.clock.advance({ days: 30 })
    const growing = growBehind(app, app.dataFolder)
    const woken = async () => {
      const now = await Promise.all(others.map(({ code }) => mattersIn(code)))
      return now.every(count => count > 0)
    }
    await expect.poll(woken, { timeout: 20_000 }).toBe(true)
    await growing.stop()
  },
)

test('whoever steps into the demo finds that they came in among its security events', async () => {
  const { audit, access } = await asDemoPerson(app, `${first!.city}-auditor`)
  const me = await access.me({})
  const { region } = me.posting!
  const { rows } = await audit.securityEvents({ region, accountId: me.accountId })
  expect(rows).toMatchObject([{ what: 'signIn', succeeded: true, region }])
})
