import type { SealedFile } from '../uploads.ts'
import type { SheetRow } from './cells.ts'
import { piecesOf } from './thread.ts'
import type { Job } from './worker.ts'

export type { Cell, SheetRow } from './cells.ts'

const MAX_ROWS = 200_000
const LIMITS = { turnMs: 10_000, totalMs: 60_000, heapMb: 512 }

/**
 * Reads the first sheet of an .xlsx, or a .csv, in chunks of at most 1000 rows; rows that hold
 * nothing are left out. Merged cells carry their value into every cell they cover, dates are days
 * at midnight UTC, and the text of a .csv stays text. Refuses what is not what `name` says, is
 * damaged, encrypted, too large, wider than 200 columns, or computes cells by formulas.
 */
export function readSheet(
  file: string | SealedFile,
  options: { name: string; maxRows?: number; signal?: AbortSignal },
): AsyncIterable<SheetRow[]> {
  const { name, maxRows = MAX_ROWS, signal } = options
  const worker = new URL('./worker.ts', import.meta.url)
  const job: Job = { file, name, maxRows }
  return piecesOf<SheetRow[]>(worker, job, { ...LIMITS, signal })
}
