/** Two ways to ask for work: as fast as the answers come, or at a rate that does not wait for them. */
import { setTimeout as sleep } from 'node:timers/promises'

/** What a run of the load has seen; a `time` is one call, in milliseconds. */
export type Seen = { done: number; errors: Error[]; seconds: number; times: number[] }

/** Runs one unit of work; reports the time of each call in it. */
export type Work = (nth: number, timed: <T>(call: () => Promise<T>) => Promise<T>) => Promise<void>

const empty = (): Seen => ({ done: 0, errors: [], seconds: 0, times: [] })

/** Closed loop: each of `at` workers begins the next unit when its last one is done. */
export async function closedLoop(
  { at, seconds }: { at: number; seconds: number },
  work: Work,
): Promise<Seen> {
  const seen = empty()
  const began = performance.now()
  const until = began + seconds * 1000
  let nth = 0
  await Promise.all(
    Array.from({ length: at }, async () => {
      while (performance.now() < until) await once(seen, work, nth++)
    }),
  )
  return { ...seen, seconds: (performance.now() - began) / 1000 }
}

/** Open loop: `rate` units begin each second, whatever became of those before; waits for the last. */
export async function openLoop(
  { rate, seconds }: { rate: number; seconds: number },
  work: Work,
): Promise<Seen> {
  const seen = empty()
  const began = performance.now()
  const running: Promise<void>[] = []
  for (let nth = 0; nth < rate * seconds; nth++) {
    const wait = began + (nth * 1000) / rate - performance.now()
    if (wait > 0) await sleep(wait)
    running.push(once(seen, work, nth))
  }
  const rest = began + seconds * 1000 - performance.now()
  if (rest > 0) await sleep(rest)
  await Promise.all(running)
  return { ...seen, seconds: (performance.now() - began) / 1000 }
}

async function once(seen: Seen, work: Work, nth: number): Promise<void> {
  const timed = async <T>(call: () => Promise<T>): Promise<T> => {
    const from = performance.now()
    try {
      return await call()
    } finally {
      seen.times.push(performance.now() - from)
    }
  }
  try {
    await work(nth, timed)
    seen.done++
  } catch (error) {
    seen.errors.push(error as Error)
  }
}
