import type { SealedFile } from '../uploads.ts'
import type { SheetHead, SheetRow } from './cells.ts'
import { piecesOf } from './thread.ts'
import type { Job } from './worker.ts'

export type { Cell, SheetHead, SheetRow } from './cells.ts'

const MAX_ROWS = 200_000
const WORKER = new URL('./worker.ts', import.meta.url)
const LIMITS = { turnMs: 10_000, totalMs: 60_000, heapMb: 512 }

/**
 * Reads one sheet of an .xlsx, the first that is seen unless told otherwise, or a .csv, in chunks of
 * at most 1000 rows; rows that hold nothing are left out. Merged cells carry their value into every
 * cell they cover, a formula is the value that was kept with it, dates are days at midnight UTC, and
 * the text of a .csv stays text. Refuses what is not what `name` says, is damaged, encrypted, too
 * large, or wider than 200 columns.
 */
export function readSheet(
  file: string | SealedFile,
  options: { name: string; sheet?: number; maxRows?: number; signal?: AbortSignal },
): AsyncIterable<SheetRow[]> {
  const { name, sheet, maxRows = MAX_ROWS, signal } = options
  const job: Job = { file, name, maxRows, sheet }
  return piecesOf<SheetRow[]>(WORKER, job, { ...LIMITS, signal })
}

/** The sheets of a file in their order, each with its first rows. */
export async function readHeads(
  file: string | SealedFile,
  { name }: { name: string },
): Promise<SheetHead[]> {
  const job: Job = { file, name, maxRows: MAX_ROWS, sheet: 'heads' }
  for await (const heads of piecesOf<SheetHead[]>(WORKER, job, LIMITS)) return heads
  return []
}
