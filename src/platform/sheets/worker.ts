/** The thread in which a file is read: what it does wrong, it does alone. */
import { readFile, stat } from 'node:fs/promises'
import { workerData } from 'node:worker_threads'
import type { SealedFile } from '../uploads.ts'
import { HEAD_BYTES, openSealed } from '../vault.ts'
import { refused } from './cells.ts'
import type { SheetHead, SheetRow } from './cells.ts'
import { chunksOf, headsOf } from './file.ts'
import { givePieces } from './thread.ts'

export type Job = {
  file: string | SealedFile
  name: string
  maxRows: number
  /** The number of the sheet, from 0; `heads` asks for the first rows of all of them. */
  sheet?: number | 'heads' | undefined
}

const MAX_BYTES = 64 * 1024 * 1024

await givePieces<SheetRow[] | SheetHead[]>(pieces(workerData))

async function* pieces({ file, sheet, ...job }: Job): AsyncGenerator<SheetRow[] | SheetHead[]> {
  const bytes = await bytesOf(file)
  if (sheet === 'heads') yield await headsOf({ ...job, bytes })
  else yield* chunksOf({ ...job, bytes, sheet })
}

async function bytesOf(file: string | SealedFile): Promise<Buffer> {
  const path = typeof file === 'string' ? file : file.path
  if ((await stat(path)).size > MAX_BYTES + HEAD_BYTES) throw refused('sheet-too-large')
  const bytes = await readFile(path)
  return typeof file === 'string' ? bytes : openSealed(bytes, file)
}
