/** The disk runs full under load, and is freed again: refused without a false yes, then on as before. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, statfs, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isReady } from './aftermath.ts'
import { stress } from './stress.ts'
import type { Run } from './suite.ts'

const WALKERS = 8
const DISK_MB = 400
const LEFT_MB = 6
const FULL_MS = 30_000
const BACK_MS = 10_000

/** Needs a machine on which it may mount a disk of its own. */
export async function fullDisk({ seed, say }: Run): Promise<void> {
  // Only the data lies on it: the log of what went wrong needs room elsewhere.
  const [room, disk] = await Promise.all([
    mkdtemp(join(tmpdir(), 'linli-room-')),
    mkdtemp(join(tmpdir(), 'linli-disk-')),
  ])
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=755`, 'tmpfs', disk])
  try {
    await symlink(disk, join(room, 'data'))
    await stress({ seed, say }, { walkers: WALKERS, room }, async ({ app, walk, stop }) => {
      await sleep(3000)
      const filler = join(disk, 'filler')
      const { bavail, bsize } = await statfs(disk)
      await writeFile(filler, Buffer.alloc(bavail * bsize - LEFT_MB * 1024 * 1024))
      await sleep(FULL_MS)
      say('sent in vain', walk.retried, 'writes', { atLeast: 1 })
      await rm(filler)
      const freed = performance.now()
      while (!(await isReady(app))) await sleep(50)
      const at = walk.acknowledged.length
      while (walk.acknowledged.length === at) await sleep(20)
      say('writes again', Math.round(performance.now() - freed), 'ms', { atMost: BACK_MS })
      await stop()
      say('answers other than 503', walk.unclear.size - Number(walk.unclear.has(503)), 'kinds', {
        atMost: 0,
      })
    })
  } finally {
    execFileSync('umount', ['--lazy', disk])
    await rm(disk, { recursive: true, force: true })
  }
}
