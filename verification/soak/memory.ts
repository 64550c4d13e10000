/** Half a load for half an hour: what the server holds must not grow, and its event loop must not stand still. */
import { setTimeout as sleep } from 'node:timers/promises'
import { seeded } from '#demo/random.ts'
import type { RunningServer } from '#verification/server.ts'
import type { Sample } from '#verification/probe.ts'
import { quantile } from '#verification/quantile.ts'
import { asAdmin } from './aftermath.ts'
import { importOn } from './datasets.ts'
import { stress } from './stress.ts'
import type { Run } from './suite.ts'

const AT_EASE = { walkers: 4, pauseMs: 20, probed: true }
const MINUTE_MS = 60_000
/** The first third is for caches to fill. */
const WARM = 1 / 3
const DATASET_ROWS = 14_650
const LOOP_MS = 50

export const memory = ({ seed, minutes, say }: Run): Promise<void> =>
  stress({ seed, say }, AT_EASE, async ({ app, walk, stop }) => {
    const ended = performance.now() + minutes * MINUTE_MS
    const backends: number[] = []
    while (performance.now() < ended) {
      await sleep(Math.min(10_000, minutes * 6000))
      backends.push(await backendsOf(app))
    }
    await stop()

    const samples = await app.samples()
    const warm = samples.slice(Math.ceil(samples.length * WARM))
    const collected = warm.filter(sample => sample.collected)
    const late = warm.map(({ p99Ms }) => p99Ms)
    say('writes a second', Math.round(walk.acknowledged.length / (minutes * 60)), 'writes/s')
    say('RSS after collection', round(collected.at(-1)?.rssMb), 'MB')
    say('RSS slope', round(slope(collected, 'rssMb')), 'MB/h')
    say('heap after collection', round(collected.at(-1)?.heapMb), 'MB')
    say('heap slope', round(slope(collected, 'heapMb')), 'MB/h')
    say('handles slope', round(slope(warm, 'handles')), 'handles/h')
    say('backends of the database, most', Math.max(...backends), 'backends', { atMost: 20 })
    say('event loop p99', round(quantile(late, 0.99)), 'ms', { atMost: LOOP_MS })
  })

/** How late the event loop comes while people write and a whole community's dataset is brought in. */
export const loop = ({ seed, say }: Run): Promise<void> =>
  stress({ seed, say }, AT_EASE, async ({ app, town, walk, stop }) => {
    await sleep(5000)
    const began = Date.now()
    const done = new AbortController()
    await importOn({
      url: app.url,
      town,
      random: { ...seeded(seed), chance: () => (done.abort(), true) },
      signal: done.signal,
      rows: DATASET_ROWS,
    })
    const took = Date.now() - began
    await stop()

    const samples = (await app.samples()).filter(({ at, collected }) => at > began && !collected)
    const late = samples.map(({ p99Ms }) => p99Ms)
    const longest = Math.max(...samples.map(({ maxMs }) => maxMs))
    const writes = walk.answers.map(({ ms }) => ms)
    say('dataset of 14,650 rows, tried and carried out', took, 'ms')
    say('event loop p99', round(quantile(late, 0.95)), 'ms', { atMost: LOOP_MS })
    say('event loop, longest', round(longest), 'ms', { atMost: 200 })
    say('p95 of writes beside it', round(quantile(writes, 0.95)), 'ms')
  })

async function backendsOf(app: RunningServer): Promise<number> {
  const { rows } = await asAdmin<{ n: string }>(
    app,
    `select count(*) as n from pg_stat_activity where usename like '%login'`,
  )
  return Number(rows[0]!.n)
}

/** By least squares, in an hour. */
function slope(samples: readonly Sample[], field: 'rssMb' | 'heapMb' | 'handles'): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(samples.map(({ at }) => at)), mean(samples.map(sample => sample[field]))]
  const over = samples.reduce((sum, sample) => sum + (sample.at - x) * (sample[field] - y), 0)
  const under = samples.reduce((sum, { at }) => sum + (at - x) ** 2, 0)
  return (over / under) * 60 * MINUTE_MS
}

const round = (value = Number.NaN): number => Math.round(value * 10) / 10
