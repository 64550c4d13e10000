/**
 * Kills what a house stands on while people write, and looks for every acknowledged write afterwards:
 * there once, whole, and nothing that nobody was promised.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Random } from '#app/demo/random.ts'
import { seeded } from '#app/demo/random.ts'
import type { ProofHouse } from '#proof/house.ts'
import { openProofHouse } from '#proof/house.ts'
import { broken } from '#proof/invariants.ts'
import { plantTown } from '#proof/town.ts'
import { importOn } from './ledgers.ts'
import type { Run } from './suite.ts'
import { quantile } from './suite.ts'
import type { Acknowledged, Walk } from './walkers.ts'
import { walkOn } from './walkers.ts'

const WALKERS = 12
const ROWS = 2000
const PAUSE_MS = { least: 500, most: 6000 }
const READY_MS = 8000

export async function crash({ seed, minutes, rounds = Infinity, say }: Run): Promise<void> {
  const random = seeded(seed)
  const house = await openProofHouse({ env: { LINLI_LOG: 'warn' } })
  try {
    const town = await plantTown(house)
    const walk: Walk = { acknowledged: [], retried: 0, refused: [] }
    const stopping = new AbortController()
    const walking = Array.from({ length: WALKERS }, (_, i) =>
      walkOn({ url: house.url, town, random: seeded(seed + i), signal: stopping.signal, walk }),
    )
    const importing = importOn({
      url: house.url,
      town,
      random,
      signal: stopping.signal,
      rows: ROWS,
    })
    const until = performance.now() + minutes * 60_000
    const ready: number[] = []
    while (ready.length < rounds && performance.now() < until) {
      await sleep(PAUSE_MS.least + random.below(PAUSE_MS.most - PAUSE_MS.least))
      const kill = random.of(KILLS)
      ready.push(await kill(house, random))
      console.error(`${kill.name}: ready after ${Math.round(ready.at(-1)!)} ms`)
    }
    stopping.abort()
    await Promise.all(walking)
    const imports = await importing

    const { lost, doubled } = await compare(house, walk.acknowledged)
    const faults = await broken(sql => asAdmin(house, sql))
    for (const line of [...walk.refused, ...lost, ...doubled].slice(0, 20)) console.error(line)
    for (const { sentence, ids } of faults) console.error(`no longer holds: ${sentence}: ${ids}`)
    say('kills', ready.length, 'kills')
    say('acknowledged', walk.acknowledged.length, 'writes')
    say('sent again', walk.retried, 'writes')
    say('imports', imports, 'imports')
    say('invariants broken', faults.length, 'sentences', { atMost: 0 })
    say('lost', lost.length, 'writes', { atMost: 0 })
    say('doubled or half-done', doubled.length, 'writes', { atMost: 0 })
    say('refused without cause', walk.refused.length, 'writes', { atMost: 0 })
    say('ready p50', Math.round(quantile(ready, 0.5)), 'ms')
    say('ready p95', Math.round(quantile(ready, 0.95)), 'ms', { atMost: READY_MS })
  } finally {
    await house.remove()
  }
}

/** Each kills one thing and gives the milliseconds until the house works again. */
const KILLS: ((house: ProofHouse, random: Random) => Promise<number>)[] = [
  async function server(house) {
    await house.kill()
    return house.start()
  },
  async function backend(house, random) {
    const { rows } = await asAdmin<{ pid: number }>(
      house,
      `select pid from pg_stat_activity where usename like '%login' order by pid`,
    )
    return struck(house, random.of(rows).pid)
  },
  async function postmaster(house) {
    return struck(house, await postmasterOf(house))
  },
  async function everything(house) {
    process.kill(await postmasterOf(house), 'SIGKILL')
    await house.kill()
    return house.start()
  },
]

const postmasterOf = async ({ folder }: ProofHouse): Promise<number> =>
  Number.parseInt(await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8'))

/** Kills one process of the database; the server has to bring back what that takes with it. */
async function struck(house: ProofHouse, pid: number): Promise<number> {
  const began = performance.now()
  const before = await startedAt(house)
  process.kill(pid, 'SIGKILL')
  while ((await startedAt(house).catch(() => before)) === before || !(await isReady(house)))
    await sleep(20)
  return performance.now() - began
}

/** A killed backend takes all others with it: the checkpointer that runs tells since when it has been whole. */
async function startedAt(house: ProofHouse): Promise<string | undefined> {
  const { rows } = await asAdmin<{ at: string }>(
    house,
    `select min(backend_start)::text as at from pg_stat_activity where backend_type = 'checkpointer'`,
  )
  return rows[0]?.at
}

const isReady = ({ url }: ProofHouse): Promise<boolean> =>
  fetch(`${url}/ready`).then(
    answer => answer.ok,
    () => false,
  )

/** Every line of a story that a person wrote, against every write that was acknowledged. */
async function compare(house: ProofHouse, acknowledged: readonly Acknowledged[]) {
  const { rows } = await asAdmin<{ line: string }>(
    house,
    `select matter_id || ' ' || seq || ' ' || action as line from matters.step where account_id is not null`,
  )
  const there = new Set(rows.map(({ line }) => line))
  const promised = new Set(
    acknowledged.map(({ matterId, version, action }) => `${matterId} ${version} ${action}`),
  )
  return {
    lost: [...promised.difference(there)].map(line => `lost: ${line}`),
    doubled: [...there.difference(promised)].map(line => `never acknowledged: ${line}`),
  }
}

async function asAdmin<Row>(house: ProofHouse, sql: string): Promise<{ rows: Row[] }> {
  const client = new pg.Client({ connectionString: await house.adminUrl() })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return { rows: (await client.query(sql)).rows as Row[] }
  } finally {
    await client.end().catch(() => undefined)
  }
}
