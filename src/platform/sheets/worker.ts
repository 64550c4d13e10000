/** The thread in which a file is read: what it does wrong, it does alone. */
import { readFile, stat } from 'node:fs/promises'
import { workerData } from 'node:worker_threads'
import { refused } from './cells.ts'
import type { SheetRow } from './cells.ts'
import { chunksOf } from './file.ts'
import { givePieces } from './thread.ts'

export type Job = { path: string; name: string; maxRows: number }

const MAX_BYTES = 64 * 1024 * 1024

await givePieces(chunks(workerData))

async function* chunks({ path, name, maxRows }: Job): AsyncGenerator<SheetRow[]> {
  if ((await stat(path)).size > MAX_BYTES) throw refused('sheet-too-large')
  yield* chunksOf({ name, bytes: await readFile(path), maxRows })
}
