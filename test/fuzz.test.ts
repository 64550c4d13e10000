/** The quick part of `npm run soak -- fuzz`, and what is tried by hand: other sites, log lines, wildcards. */
import { expect, test } from 'vitest'
import { seeded } from '#demo/random.ts'
import { callerOf } from '#app/caller.ts'
import { knownOf, PEOPLE } from '#verification/fuzz/people.ts'
import type { Caller } from '#verification/fuzz/fuzz-batch.ts'
import { PROCEDURES, fuzzBatch } from '#verification/fuzz/fuzz-batch.ts'
import { bearer, openFront } from './http.ts'
import { CODES, openTestApp, plantSmall } from './make.ts'

const app = await openTestApp('fuzz')
const town = await plantSmall(app)
const { url, rpc, ask } = await openFront(app, { env: { LINLI_PROXY: '127.0.0.1' } })
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const CALLS = 30

const matter = await town.matter({ by: 'edge.resident' })
const callers: Caller[] = PEOPLE.map(name => ({
  name,
  token: town.tokenOf(name),
  renew: async () => (await callerOf(app).access.signInAsDemo({ key: name })).token,
}))
callers.push({ name: 'nobody', token: null, renew: async () => null })

test(
  `every procedure answers whatever it is asked within its contract (SEED=${seed})`,
  { timeout: 120_000 },
  async () => {
    const random = seeded(seed)
    const given = { url, callers, known: knownOf(town, [matter.id]), random }
    const met: Record<string, number> = {}
    for (const procedure of PROCEDURES) {
      const { faults, statuses } = await fuzzBatch(given, procedure, { calls: CALLS, atOnce: 4 })
      expect(faults).toEqual([])
      for (const [status, n] of Object.entries(statuses)) met[status] = (met[status] ?? 0) + n
    }
    // Were all refused at the door, nothing would have been asked.
    expect(met['200']).toBeGreaterThan(PROCEDURES.length)
    expect(met['400']).toBeGreaterThan(PROCEDURES.length)
    for (const line of app.lines) expect(JSON.parse(line)).toHaveProperty('time')
  },
)

test('no procedure that changes anything is called from another site', async () => {
  const writes = PROCEDURES.filter(([, procedure]) => procedure['~orpc'].route.method !== 'GET')
  expect(writes.length).toBeGreaterThan(30)
  for (const [name] of writes) {
    for (const [header, value] of [
      ['origin', 'https://evil.example'],
      ['sec-fetch-site', 'cross-site'],
    ] as const) {
      const headers = { ...bearer(town, 'edge.neighbour'), [header]: value }
      expect((await rpc(name.replace('.', '/'), {}, headers)).status, name).toBe(403)
    }
  }
})

test('a wildcard is a letter like any other', async () => {
  const search = async (words: string) =>
    (await town.as('five.clerk').territory.places({ region: CODES.five, words })).length
  expect(await search('栋')).toBeGreaterThan(0)
  for (const words of ['%', '_', '%栋', '__', String.raw`\%`])
    expect(await search(words), words).toBe(0)
})

test('what is called forges no line of the log and no header', async () => {
  const from = app.lines.length
  for (const path of [
    '/rpc/x%0a{"level":60,"msg":"forged"}',
    '/api/regions/%0d%0aset-cookie:%20a=b/places',
  ])
    expect((await ask(path)).headers.get('set-cookie')).toBeNull()
  const told = app.lines.slice(from)
  expect(told).toHaveLength(2)
  for (const line of told) expect(JSON.parse(line)).toMatchObject({ level: 30, msg: 'request' })
})
