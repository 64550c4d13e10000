/** Fifty at once for everything of which there is one, over real HTTP: the short form of `npm run soak -- race`. */
import { expect, test } from 'vitest'
import { asker, contend, excess, setUpCall } from '#verification/soak/race.ts'
import { CONTESTS } from '#verification/soak/contests.ts'
import type { Ring } from '#verification/soak/ring.ts'
import { openFront } from './http.ts'
import { openTestApp, plantSmall } from './make.ts'

const app = await openTestApp('contests')
// An authenticator shows the code of this moment.
app.clock.set(new Date())
const { url } = await openFront(app, {
  env: { LINLI_PROXY: '127.0.0.1' },
  share: { atOnce: 50, patienceMs: 60_000 },
})
const ask = asker([url])

test('of fifty that set up an empty house at once, each a city of their own, one becomes its administrator', async () => {
  const token = app.app.vault.secret('setup')
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, client) => ask(setUpCall(token, client))),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(49).fill(409)])
  await app.admin.query(
    'truncate territory.region, access.account, platform.event, platform.attempt cascade',
  )
})

test('of fifty at once for one thing, one gets it, and the others are told why not', async () => {
  const ring: Ring = {
    town: await plantSmall(app),
    ask,
    url,
    lastCode: async () =>
      app.lines.map(line => JSON.parse(line) as { code?: string }).findLast(({ code }) => code)!
        .code!,
  }
  for (const [name, contest] of Object.entries(CONTESTS)) {
    const outcome = await contend(ring, contest, sql => app.admin.query(sql))
    expect({ name, excess: excess(contest, outcome), strange: outcome.strange }).toEqual({
      name,
      excess: 0,
      strange: [],
    })
  }
})
