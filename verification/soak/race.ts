/** Fifty at once for each scarce thing, over HTTP, against two servers on one database. */
import { open } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { openAdmin } from '#verification/admin.ts'
import { seeded } from '#demo/random.ts'
import { openVault } from '#platform/vault.ts'
import type { Answered } from '#verification/http.ts'
import { openClient } from '#verification/http.ts'
import { startServer } from '#verification/server.ts'
import { quantile } from '#verification/quantile.ts'
import { plantTown } from '#verification/town.ts'
import { judgeInvariants } from './aftermath.ts'
import { IMPORTS } from './contests-imports.ts'
import { CONTESTS } from './contests.ts'
import type { Contest, Ring } from './ring.ts'
import { newAddress } from './ring.ts'
import type { Run } from './suite.ts'

const CROWD = 50
const ROUNDS = 1000
const SETUPS = 5
/** Of a log, in which the answers to a crowd may stand behind the line that is looked for. */
const TAIL_BYTES = 256 * 1024

type Rows = (sql: string) => Promise<{ rows: { n: number | string }[] }>
export type Outcome = { winners: number; effects: number; strange: string[]; ms: number }

/** Holds one contest; `strange` is every answer that is neither a yes nor a reason that fits. */
export async function contend(ring: Ring, contest: Contest, query: Rows): Promise<Outcome> {
  const { call, effects } = await contest.hold(ring)
  const began = performance.now()
  const answers = await Promise.all(
    Array.from({ length: CROWD }, (_, client) => ring.ask(call(client), client)),
  )
  const ms = performance.now() - began
  const strange = answers.flatMap(({ status, body }) => {
    if (status === 200) return []
    const reason = reasonOf({ body })
    return status > 0 && status < 500 && contest.reasons.includes(reason)
      ? []
      : [`${status} ${reason}`]
  })
  const { rows } = await query(effects)
  const winners = answers.filter(({ status }) => status === 200).length
  return { winners, effects: Number(rows[0]!.n), strange, ms }
}

const reasonOf = ({ body }: Pick<Answered, 'body'>): string =>
  (body.json as { data?: { reason?: string } } | undefined)?.data?.reason ?? ''

/** How many were let through who should not have been. */
export const excess = (contest: Contest, { winners, effects }: Outcome): number =>
  Math.abs(winners - (contest.winners === 'one' ? 1 : CROWD)) + Math.abs(effects - 1)

export async function race({ seed, minutes, rounds = ROUNDS, say }: Run): Promise<void> {
  // Limits count by address: the crowd comes from many, as the proxy in front of it would tell.
  const env = { LINLI_PROXY: '127.0.0.1' }
  const first = await startServer({ env })
  const admin = openAdmin(await first.adminUrl())
  const second = await startServer({
    databaseUrl: await first.adminUrl(),
    env: { ...env, LINLI_DATA: first.folder },
  })
  try {
    const urls = [first.url, second.url]
    say('second administrators', await raceToSetUp(urls, first.folder, admin), 'setups', {
      atMost: 0,
    })
    const ring: Ring = {
      town: await plantTown(first),
      ask: asker(urls),
      url: first.url,
      lastCode: since => lastCode([first.log, second.log], since),
    }
    const until = performance.now() + minutes * 60_000
    const sums = { rounds: 0, doubled: 0, strange: 0, times: [] as number[] }
    const random = seeded(seed)
    const counts = new Map<string, number>()
    const contests = { ...CONTESTS, ...IMPORTS }
    const names = Object.keys(contests)
    while (performance.now() < until && sums.rounds < rounds * names.length) {
      const name = random.of(names.filter(name => (counts.get(name) ?? 0) < rounds))
      // Between two rounds the hours pass for which tries and uploads are counted.
      await admin.query('delete from platform.attempt')
      counts.set(name, (counts.get(name) ?? 0) + 1)
      const outcome = await contend(ring, contests[name]!, sql => admin.query(sql))
      sums.rounds++
      sums.times.push(outcome.ms)
      sums.strange += outcome.strange.length
      const more = excess(contests[name]!, outcome)
      if (more > 0) sums.doubled++
      if (more > 0 || outcome.strange.length > 0) console.error(name, JSON.stringify(outcome))
    }
    for (const [name, n] of counts) say(`rounds: ${name}`, n, 'rounds')
    say('rounds', sums.rounds, 'rounds')
    say('calls', sums.rounds * CROWD, 'calls')
    say('rounds with another effect than one', sums.doubled, 'rounds', { atMost: 0 })
    say('refusals that are not clear', sums.strange, 'answers', { atMost: 0 })
    say('a crowd served p99', Math.round(quantile(sums.times, 0.99)), 'ms')
    await judgeInvariants(first, say)
  } finally {
    await second.stop()
    await admin.end()
    await first.remove()
    await second.remove()
  }
}

/** A connection and an address of its own for each call: it is the same moment that counts, not how many call in an hour. */
export function asker(urls: readonly string[]): Ring['ask'] {
  return async ({ as, procedure, input, commandId = crypto.randomUUID() }, client = 0) => {
    const headers = { 'x-forwarded-for': newAddress() }
    const ask = openClient(urls[client % urls.length]!, as, { keepAlive: false, more: headers })
    let answer = await ask(procedure, input, commandId)
    // One who calls fifty times at once is told to come again.
    while (reasonOf(answer) === 'too-many-at-once') answer = await ask(procedure, input, commandId)
    ask.close()
    return answer
  }
}

/** Everybody sets up the empty app, each a city of their own; gives how many more than one got it. */
async function raceToSetUp(urls: string[], folder: string, admin: pg.Pool): Promise<number> {
  const token = openVault(folder).secret('setup')
  const ask = asker(urls)
  let more = 0
  for (let round = 0; round < SETUPS; round++) {
    const answers = await Promise.all(
      Array.from({ length: CROWD }, (_, client) => ask(setUpCall(token, client), client)),
    )
    const { rows } = await admin.query('select count(distinct account_id) as n from access.posting')
    more += Math.abs(Number(rows[0].n) - 1) + answers.filter(({ status }) => status >= 500).length
    await admin.query('truncate territory.region, access.account, platform.event cascade')
  }
  return more
}

export const setUpCall = (token: string, client: number) => ({
  as: null,
  procedure: 'access/setUp',
  input: {
    token,
    login: `admin-${client}`,
    name: '管理员',
    password: 'a horse that reads the newspaper',
    methodId: 'one-home',
    regions: [{ code: (100 + client) * 1_000_000_000, name: `第${client}市` }],
  },
})

/** As the development sender wrote it down; the log may come a moment after the answer. */
async function lastCode(logs: readonly string[], since: Date): Promise<string> {
  for (;;) {
    const lines = (await Promise.all(logs.map(tailOf))).flatMap(text => text.split('\n'))
    const codes = lines
      .filter(line => line.startsWith('{') && line.includes('"code"'))
      .map(line => JSON.parse(line) as { time: string; code: string })
    const last = codes.toSorted((a, b) => a.time.localeCompare(b.time)).at(-1)
    if (last && last.time >= since.toISOString()) return last.code
    await sleep(10)
  }
}

async function tailOf(path: string): Promise<string> {
  await using file = await open(path)
  const { size } = await file.stat()
  const from = Math.max(0, size - TAIL_BYTES)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from)
  return buffer.toString('utf8', 0, bytesRead)
}
