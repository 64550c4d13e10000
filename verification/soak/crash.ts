/**
 * Kills what an app stands on while people write, and looks for every acknowledged write afterwards:
 * there once, whole, and nothing that nobody was promised.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '#demo/random.ts'
import { seeded } from '#demo/random.ts'
import type { RunningServer } from '#verification/server.ts'
import { quantile } from '#verification/quantile.ts'
import { asAdmin, isReady, postmasterOf } from './aftermath.ts'
import { importOn } from './datasets.ts'
import { stress } from './stress.ts'
import type { Run } from './suite.ts'

const WALKERS = 12
const ROWS = 1000
const PAUSE_MS = { least: 500, most: 6000 }
const READY_MS = 8000

export async function crash({ seed, minutes, rounds = Infinity, say }: Run): Promise<void> {
  const random = seeded(seed)
  await stress({ seed, say }, { walkers: WALKERS }, async ({ app, town, walk, signal, stop }) => {
    const importing = importOn({ url: app.url, town, random, signal, rows: ROWS }).catch(
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
      ready.push(await kill(app, random))
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

/** Each kills one thing and gives the milliseconds until the app works again. */
const KILLS: ((app: RunningServer, random: Random) => Promise<number>)[] = [
  async function server(app) {
    await app.kill()
    return app.start()
  },
  async function backend(app, random) {
    const { rows } = await asAdmin<{ pid: number }>(
      app,
      `select pid from pg_stat_activity where usename like '%login' order by pid`,
    )
    return struck(app, random.of(rows).pid)
  },
  async function postmaster(app) {
    return struck(app, await postmasterOf(app))
  },
  async function everything(app) {
    process.kill(await postmasterOf(app), 'SIGKILL')
    await app.kill()
    return app.start()
  },
]

/** Kills one process of the database; the server has to bring back what that takes with it. */
async function struck(app: RunningServer, pid: number): Promise<number> {
  const began = performance.now()
  const before = await startedAt(app)
  process.kill(pid, 'SIGKILL')
  while ((await startedAt(app).catch(() => before)) === before || !(await isReady(app)))
    await sleep(20)
  return performance.now() - began
}

/** A killed backend takes all others with it: the checkpointer that runs tells since when it has been whole. */
async function startedAt(app: RunningServer): Promise<string | undefined> {
  const { rows } = await asAdmin<{ at: string }>(
    app,
    `select min(backend_start)::text as at from pg_stat_activity where backend_type = 'checkpointer'`,
  )
  return rows[0]?.at
}
