/** The database says nothing for a minute, then goes on: nothing false was told, and nobody had to come. */
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningServer } from '#verification/server.ts'
import { isReady, postmasterOf } from './aftermath.ts'
import { stress } from './stress.ts'
import type { Run } from './suite.ts'

const WALKERS = 8
const AWAY_MS = 60_000
const CALM_MS = 5000
const BACK_MS = 5000

export const outage = ({ seed, say }: Run): Promise<void> =>
  stress({ seed, say }, { walkers: WALKERS }, async ({ app, walk, stop }) => {
    await sleep(CALM_MS)
    const processes = await databaseOf(app)
    for (const pid of processes) process.kill(pid, 'SIGSTOP')
    await sleep(AWAY_MS)
    const before = walk.unclear.size
    for (const pid of processes) process.kill(pid, 'SIGCONT')
    const back = await untilReady(app)
    await sleep(CALM_MS)
    await stop()

    say('silent', AWAY_MS, 'ms')
    say('kinds of answers meanwhile', before, 'kinds')
    say('answers other than 503', walk.unclear.size - Number(walk.unclear.has(503)), 'kinds', {
      atMost: 0,
    })
    say('ready again', Math.round(back), 'ms', { atMost: BACK_MS })
  })

async function untilReady(app: RunningServer): Promise<number> {
  const began = performance.now()
  while (!(await isReady(app))) await sleep(50)
  return performance.now() - began
}

/** The postmaster and all that it has started. */
async function databaseOf(app: RunningServer): Promise<number[]> {
  const postmaster = await postmasterOf(app)
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
  return [postmaster, ...children.trim().split(' ').map(Number)]
}
