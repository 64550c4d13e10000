/** Fifty at once for everything of which there is one, over real HTTP: the short form of `npm run soak -- race`. */
import { expect, test } from 'vitest'
import { asker, contend, excess, setUpCall } from '#proof/soak/race.ts'
import { CONTESTS } from '#proof/soak/contests.ts'
import type { Ring } from '#proof/soak/ring.ts'
import { openFront } from './http.ts'
import { openTestHouse, plantSmall } from './make.ts'

const house = await openTestHouse('contests')
// An authenticator shows the code of this moment.
house.clock.set(new Date())
const { url } = await openFront(house, {
  env: { LINLI_PROXY: '127.0.0.1' },
  share: { atOnce: 50, patienceMs: 60_000 },
})
const ask = asker([url])

test('of fifty that set up an empty house at once, each a city of their own, one becomes its administrator', async () => {
  const token = house.house.vault.secret('setup')
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, client) => ask(setUpCall(token, client))),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(49).fill(409)])
  await house.admin.query(
    'truncate territory.region, access.account, platform.event, platform.attempt cascade',
  )
})

test('of fifty at once for one thing, one gets it, and the others are told why not', async () => {
  const ring: Ring = {
    town: await plantSmall(house),
    ask,
    url,
    lastCode: async () =>
      house.lines.map(line => JSON.parse(line) as { code?: string }).findLast(({ code }) => code)!
        .code!,
  }
  for (const [name, contest] of Object.entries(CONTESTS)) {
    const outcome = await contend(ring, contest, sql => house.admin.query(sql))
    expect({ name, excess: excess(contest, outcome), strange: outcome.strange }).toEqual({
      name,
      excess: 0,
      strange: [],
    })
  }
})
