/** The thread in which a file is read: what it does wrong, it does alone. */
import { readFile, stat } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../refusal.ts'
import { refused } from './cells.ts'
import type { SheetRow } from './cells.ts'
import { chunksOf } from './file.ts'
import type { Answer } from './thread.ts'

type Job = { path: string; name: string; maxRows: number; turn: Int32Array }

const MAX_BYTES = 64 * 1024 * 1024
const { path, name, maxRows, turn }: Job = workerData
const say = (answer: Answer<SheetRow[]>) => parentPort!.postMessage(answer)

try {
  if ((await stat(path)).size > MAX_BYTES) throw refused('sheet-too-large')
  for await (const piece of chunksOf({ name, bytes: await readFile(path), maxRows })) {
    say({ piece })
    // Blocks on purpose: the readers below would otherwise go on filling their buffers.
    Atomics.wait(turn, 0, 0)
    Atomics.store(turn, 0, 0)
  }
  say({})
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  const { code, reason, detail } = error
  say({ refusal: { code, reason, detail } })
}
