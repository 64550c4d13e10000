/**
 * Loaded into a server with `--import`: once a second it writes what the process is made of, and how
 * late its event loop came, as a line of JSON to the file that PROBE names.
 */
import { appendFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const EVERY_MS = 1000
const GC_EVERY = 30
const MILLION = 1_000_000

export type Sample = {
  at: number
  /** Only after a collection of garbage is memory a figure. */
  collected: boolean
  rssMb: number
  heapMb: number
  handles: number
  /** How late the loop came within this second. */
  p99Ms: number
  maxMs: number
}

const file = process.env.PROBE
if (file) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let n = 0
  setInterval(() => {
    const [p99Ms, maxMs] = [delay.percentile(99) / MILLION, delay.max / MILLION]
    const collected = n++ % GC_EVERY === 0
    if (collected) globalThis.gc?.()
    const { rss, heapUsed } = process.memoryUsage()
    const handles = process.getActiveResourcesInfo().length
    const [rssMb, heapMb] = [rss / MILLION, heapUsed / MILLION]
    const sample: Sample = { at: Date.now(), collected, rssMb, heapMb, handles, p99Ms, maxMs }
    appendFileSync(file, `${JSON.stringify(sample)}\n`)
    // The collection itself is no fault of the server.
    delay.reset()
  }, EVERY_MS).unref()
}
