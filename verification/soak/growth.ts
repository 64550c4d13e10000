/** The demo is killed again and again while it grows, and is whole in the end: everything once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { lightRegions } from '#demo/light.ts'
import { COMMUNITIES } from '#demo/places.ts'
import { seeded } from '#demo/random.ts'
import { waitsOf } from '#demo/waiting.ts'
import { newId } from '#platform/ids.ts'
import { openClient } from '#verification/http.ts'
import { startServer } from '#verification/server.ts'
import { asAdmin, judgeInvariants } from './aftermath.ts'
import type { Run } from './suite.ts'

const KILLS = 5
const LONGEST_MS = 15_000

export async function growth({ seed, rounds = KILLS, say }: Run): Promise<void> {
  const random = seeded(seed)
  const app = await startServer({ demo: true, env: { LINLI_LOG: 'warn' } })
  try {
    for (let kill = 0; kill < rounds; kill++) {
      await sleep(random.below(LONGEST_MS))
      await app.kill()
      await app.start()
    }
    const began = performance.now()
    const ask = openClient(app.url, null)
    while ((await ask('access/demoGrowth', {}, newId())).body.json !== null) await sleep(500)
    ask.close()
    const count = async (what: string) =>
      Number((await asAdmin<{ n: string }>(app, `select count(*) as n from ${what}`)).rows[0]!.n)
    const wanted = {
      matters: COMMUNITIES.reduce((sum, one) => sum + one.matters + waitsOf(one).length, 0),
      registers: COMMUNITIES.length,
      communities: new Set([...COMMUNITIES, ...lightRegions()].map(({ code }) => code)).size,
      residents: COMMUNITIES.reduce((sum, { residents }) => sum + residents, 0),
    }
    const there = {
      matters: await count("matters.matter where source = 'web'"),
      registers: await count("imports.import where state = 'done'"),
      communities: await count('territory.region where code % 1000 <> 0'),
      residents: await count('people.residency'),
    }
    for (const [name, n] of Object.entries(there)) {
      say(name, n, name)
      say(`${name}, too many or too few`, Math.abs(n - wanted[name as keyof typeof wanted]), name, {
        atMost: 0,
      })
    }
    say('whole after the last kill', Math.round(performance.now() - began), 'ms')
    await judgeInvariants(app, say)
  } finally {
    await app.remove()
  }
}
