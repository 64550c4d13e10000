/** Every procedure with thousands of inputs of which most are nearly right, on a real server with a small town. */
import type pg from 'pg'
import { openAdmin } from '#verification/admin.ts'
import type { Random } from '#demo/random.ts'
import { seeded } from '#demo/random.ts'
import type { Caller, Tally } from '#verification/fuzz/fuzz-batch.ts'
import { PROCEDURES, fuzzBatch } from '#verification/fuzz/fuzz-batch.ts'
import { knownOf, PEOPLE } from '#verification/fuzz/people.ts'
import { startServer } from '#verification/server.ts'
import { quantile } from '#verification/quantile.ts'
import { plantTown } from '#verification/town.ts'
import type { Run } from './suite.ts'

const CALLS = 10_000
const ROUND = 100
const SLOW_MS = 500

export async function fuzz({ seed, minutes, rounds = CALLS / ROUND, say }: Run): Promise<void> {
  const random: Random = seeded(seed)
  const app = await startServer({
    env: { LINLI_LOG: 'error', LINLI_PROXY: '127.0.0.1' },
  })
  let admin: pg.Pool | undefined
  try {
    const town = await plantTown(app)
    admin = openAdmin(await app.adminUrl(), 1)
    const renewing = await keptSessions(admin)
    const callers: Caller[] = PEOPLE.map(name => {
      const token = town.tokenOf(name)
      return { name, token, renew: () => renewing().then(() => token) }
    })
    callers.push({ name: 'nobody', token: null, renew: async () => null })
    const given = { url: app.url, callers, known: knownOf(town), random }
    const tallies = new Map<string, Tally>()
    const until = performance.now() + minutes * 60_000
    for (let round = 0; round < rounds && performance.now() < until; round++) {
      for (const procedure of PROCEDURES) {
        if (performance.now() > until) break
        const tally = await fuzzBatch(given, procedure, { calls: ROUND })
        tallies.set(procedure[0], added(tallies.get(procedure[0]), tally))
      }
    }
    report([...tallies.values()], say)
    say('restarts', app.process().exitCode === null ? 0 : 1, 'deaths', { atMost: 0 })
  } finally {
    await admin?.end()
    await app.remove()
  }
}

function report(tallies: Tally[], say: Run['say']): void {
  const faults = tallies.flatMap(tally => tally.faults)
  for (const line of faults.slice(0, 40)) console.error(line)
  const slowest = tallies
    .map(({ procedure, ms }) => ({ procedure, p99: quantile(ms, 0.99) }))
    .toSorted((a, b) => b.p99 - a.p99)[0]!
  say('procedures', tallies.length, 'procedures')
  say('fewest calls of one', Math.min(...tallies.map(({ calls }) => calls)), 'calls')
  say(
    'calls',
    tallies.reduce((sum, { calls }) => sum + calls, 0),
    'calls',
  )
  for (const status of ['200', '400', '401', '403', '404', '409', '422', '429'])
    say(
      `answered ${status}`,
      tallies.reduce((sum, { statuses }) => sum + (statuses[status] ?? 0), 0),
      'calls',
    )
  say('faults', faults.length, 'calls', { atMost: 0 })
  say(`slowest p99, of ${slowest.procedure}`, Math.round(slowest.p99), 'ms', { atMost: SLOW_MS })
}

const added = (sum: Tally | undefined, more: Tally): Tally =>
  sum
    ? {
        procedure: sum.procedure,
        calls: sum.calls + more.calls,
        statuses: Object.fromEntries(
          Object.keys({ ...sum.statuses, ...more.statuses }).map(status => [
            status,
            (sum.statuses[status] ?? 0) + (more.statuses[status] ?? 0),
          ]),
        ),
        ms: sum.ms.concat(more.ms),
        faults: [...sum.faults, ...more.faults],
      }
    : more

/** Whoever signed out, or stepped into another posting, is put back with the same token. */
async function keptSessions(admin: pg.Pool): Promise<() => Promise<unknown>> {
  await admin.query('create table public.kept_session as table access.session')
  return () =>
    admin.query(
      'insert into access.session table public.kept_session on conflict (token_hash) do nothing',
    )
}
