/**
 * Kills what a house stands on while people write, and looks for every acknowledged write afterwards:
 * there once, whole, and nothing that nobody was promised.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '#app/demo/random.ts'
import { seeded } from '#app/demo/random.ts'
import type { ProofHouse } from '#proof/house.ts'
import { quantile } from '#proof/quantile.ts'
import { asAdmin, isReady, postmasterOf } from './aftermath.ts'
import { importOn } from './ledgers.ts'
import { ordeal } from './ordeal.ts'
import type { Run } from './suite.ts'

const WALKERS = 12
const ROWS = 1000
const PAUSE_MS = { least: 500, most: 6000 }
const READY_MS = 8000

export async function crash({ seed, minutes, rounds = Infinity, say }: Run): Promise<void> {
  const random = seeded(seed)
  await ordeal({ seed, say }, { walkers: WALKERS }, async ({ house, town, walk, signal, stop }) => {
    const importing = importOn({ url: house.url, town, random, signal, rows: ROWS }).catch(
      (error: unknown) => {
        walk.refused.push(String(error))
        return 0
      },
    )
    const until = performance.now() + minutes * 60_000
    const ready: number[] = []
    while (ready.length < rounds && performance.now() < until) {
      await sleep(PAUSE_MS.least + random.below(PAUSE_MS.most - PAUSE_MS.least))
      const kill = random.of(KILLS)
      ready.push(await kill(house, random))
      console.error(`${kill.name}: ready after ${Math.round(ready.at(-1)!)} ms`)
    }
    await stop()
    const imports = await importing

    say('kills', ready.length, 'kills')
    say('sent again', walk.retried, 'writes')
    say('imports', imports, 'imports')
    say('ready p50', Math.round(quantile(ready, 0.5)), 'ms')
    say('ready p95', Math.round(quantile(ready, 0.95)), 'ms', { atMost: READY_MS })
  })
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
