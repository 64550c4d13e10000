/** A whole ledger in chunks: each of whole households, each written in one transaction. */
import { setImmediate } from 'node:timers/promises'
import type { Address } from '#modules/territory/index.ts'
import { keyOf } from '#modules/territory/index.ts'
import type { SheetRow } from '#platform/sheets/read.ts'
import type { Mapping } from './contract.ts'
import type { Entry } from './entries.ts'
import { readRow } from './entries.ts'
import { textOf } from './values.ts'

export type Reading = {
  mapping: Mapping
  headers: readonly string[]
  headerRow: number
  today: string
}

const MOST_IN_A_HOME = 500
const CHUNK_ROWS = 250
const PAUSE_ROWS = 200

/** Reads a whole ledger into chunks of whole households, in the order in which they first appear. */
export async function readLedger(
  rows: AsyncIterable<SheetRow[]>,
  reading: Reading,
): Promise<Entry[][]> {
  const { ledger, columns, fixed } = reading.mapping
  const indexes = new Map(columns.map(({ field, index }) => [field, index]))
  const homes = new Map<string, Entry[]>()
  let above: Address | undefined
  for await (const piece of rows) {
    for (const [i, row] of piece.entries()) {
      if (i % PAUSE_ROWS === 0) await setImmediate()
      if (row.number <= reading.headerRow || isNote(row, reading)) continue
      const { number, cells } = row
      // A value that is fixed for the file stands in for an empty cell.
      const cell = (field: string) => cells[indexes.get(field) ?? -1] ?? fixed[field] ?? null
      const entry = readRow({ ledger, today: reading.today }, { number, cell, above })
      above = entry.address
      const key = keyOf(entry.address)
      const home = homes.get(key)
      if (home) home.push(entry)
      else homes.set(key, [entry])
    }
  }
  return chunksOf(homes.values())
}

function chunksOf(homes: Iterable<Entry[]>): Entry[][] {
  const chunks: Entry[][] = []
  let chunk: Entry[] = []
  const close = () => {
    if (chunk.length > 0) chunks.push(chunk)
    chunk = []
  }
  for (const home of homes) {
    if (home.length > MOST_IN_A_HOME) {
      for (const { address, noticed } of home) {
        if (address.dwelling) noticed.push({ field: 'address', reason: 'home-too-large' })
      }
      for (let i = 0; i < home.length; i += CHUNK_ROWS) chunks.push(home.slice(i, i + CHUNK_ROWS))
      continue
    }
    if (chunk.length + home.length > CHUNK_ROWS) close()
    chunk.push(...home)
  }
  close()
  return chunks
}

/** Remarks under the header, headers repeated on every page, and lines that run through all columns. */
function isNote({ number, cells }: SheetRow, { headers, headerRow, mapping }: Reading): boolean {
  const texts = mapping.columns.map(({ index }) => textOf(cells[index]))
  const filled = texts.filter(Boolean)
  if (filled.length > 2 && new Set(filled).size === 1) return true
  if (number === headerRow + 1 && filled.some(text => /必填|选填|填写|示例|格式/.test(text)))
    return true
  const same = texts.filter(
    (text, i) => text !== '' && text === headers[mapping.columns[i]!.index],
  ).length
  return filled.length === 0 || (same > 2 && same * 2 > filled.length)
}
