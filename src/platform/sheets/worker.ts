/** The thread in which a file is read: what it does wrong, it does alone. */
import { readFile, stat } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../refusal.ts'
import { chunksOf, refused } from './cells.ts'
import type { SheetRow } from './cells.ts'
import { csvRows } from './csv.ts'
import { kindOf } from './kind.ts'
import type { Answer } from './thread.ts'
import { xlsxRows } from './xlsx.ts'

type Job = { path: string; name: string; maxRows: number; turn: Int32Array }

const MAX_BYTES = 64 * 1024 * 1024
const { path, name, maxRows, turn }: Job = workerData
const say = (answer: Answer<SheetRow[]>) => parentPort!.postMessage(answer)

const tooLarge = (await stat(path)).size > MAX_BYTES
const bytes = tooLarge ? Buffer.alloc(0) : await readFile(path)
try {
  if (tooLarge) throw refused('sheet-too-large')
  const rows = kindOf(name, bytes) === 'csv' ? csvRows(bytes) : xlsxRows(bytes, maxRows)
  for await (const piece of chunksOf(rows, maxRows)) {
    say({ piece })
    // Blocks on purpose: the readers below would otherwise go on filling their buffers.
    Atomics.wait(turn, 0, 0)
    Atomics.store(turn, 0, 0)
  }
  say({})
} catch (error) {
  const { code, reason, detail } = error instanceof Refusal ? error : refused('sheet-not-readable')
  say({ refusal: { code, reason, detail } })
}
