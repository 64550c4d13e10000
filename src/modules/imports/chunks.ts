/** A whole dataset in chunks: each of whole households, each written in one transaction. */
import { setImmediate } from 'node:timers/promises'
import type { Address } from '#modules/territory/index.ts'
import { keyOf } from '#modules/territory/index.ts'
import type { SheetRow } from '#platform/sheets/read.ts'
import type { Mapping } from './contract.ts'
import { openDittos } from './dittos.ts'
import type { Entry } from './entries.ts'
import { readRow } from './entries.ts'
import { isNote } from './notes.ts'

export type Reading = { mapping: Mapping; today: string }
/** A sheet that is taken, and some of its rows. */
export type Piece = {
  sheet: { index: number; headerRow: number; headers: string[] }
  rows: SheetRow[]
}

const MOST_IN_A_HOME = 500
const CHUNK_ROWS = 500
const PAUSE_ROWS = 200

/** Reads a whole dataset into chunks of whole households, in the order in which they first appear. */
export async function readDataset(
  pieces: AsyncIterable<Piece>,
  { mapping, today }: Reading,
): Promise<Entry[][]> {
  const { dataset, columns, fixed } = mapping
  const indexes = new Map(columns.map(({ field, index }) => [field, index]))
  const homes = new Map<string, Entry[]>()
  let dittos = openDittos(indexes, fixed)
  let above: Address | undefined
  let last: number | undefined
  for await (const { sheet, rows } of pieces) {
    // Nothing is carried from one sheet into the next.
    if (sheet.index !== last) {
      dittos = openDittos(indexes, fixed)
      above = undefined
      last = sheet.index
    }
    for (const [i, row] of rows.entries()) {
      if (i % PAUSE_ROWS === 0) await setImmediate()
      if (row.number <= sheet.headerRow || isNote(row, sheet, columns)) continue
      const cell = dittos.next(row.cells)
      const entry = readRow(
        { dataset, today },
        { sheet: sheet.index, number: row.number, cell, above },
      )
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
        if (address.dwelling)
          noticed.push({ field: 'address', reason: 'home-too-large', value: address.dwelling })
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
