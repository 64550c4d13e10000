/** Where the header of a sheet is, which dataset it is of, and what each of its columns most likely holds. */
import type { SheetRow } from '#platform/sheets/read.ts'
import type { Column, Dataset, Preview } from './contract.ts'
import { DATASETS } from './contract.ts'
import { DATASET_FIELDS, missingOf, NOT_TAKEN, recognise } from './fields.ts'
import { masked, textOf } from './cells.ts'

/** What is kept of a file to show it: its header, and the first rows beneath as text. */
export type Head = {
  row: number
  headers: string[]
  dataset: Dataset
  /** How many fields it names. */
  score: number
  samples: string[][]
}

const WITHIN_ROWS = 20
const SAMPLES = 5
const LEAST_FIELDS = 2

/**
 * Finds the header below titles and notes: the row in which most cells name a field of one dataset, or
 * two rows of which the upper names what spans several columns of the lower.
 */
export function findHead(rows: readonly SheetRow[]): Head | undefined {
  const first = rows.slice(0, WITHIN_ROWS).map(({ number, cells }) => ({
    number,
    headers: Array.from(cells, cell => textOf(cell).replace(/\s+/g, ' ')),
  }))
  const two = first.slice(1).map(({ number, headers }, i) => ({
    number,
    headers: twoRows(first[i]!.headers, headers),
  }))
  const candidates = [...first, ...two].flatMap(({ number, headers }) =>
    DATASETS.map(dataset => ({ row: number, headers, dataset, score: score(dataset, headers) })),
  )
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a), {
    row: 0,
    headers: [],
    dataset: DATASETS[0],
    score: 0,
  })
  if (best.score < LEAST_FIELDS) return undefined
  const { row, headers } = best
  const samples = rows
    .filter(({ number }) => number > row)
    .slice(0, SAMPLES)
    .map(({ cells }) => headers.map((_, i) => masked(textOf(cells[i]))))
  return { ...best, samples }
}

const twoRows = (upper: readonly string[], lower: readonly string[]): string[] =>
  Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => lower[i] || upper[i] || '')

/** How each column is understood; the surest column has a field, others that name it too have none. */
export function understand(
  { headers, samples }: Pick<Head, 'headers' | 'samples'>,
  dataset: Dataset,
): Column[] {
  const guesses = headers.map(header =>
    header ? recognise(dataset, header) : { why: 'unknown' as const },
  )
  const surest = new Map<string, { index: number; confidence: number }>()
  for (const [index, guess] of guesses.entries()) {
    if ('field' in guess && guess.confidence > (surest.get(guess.field)?.confidence ?? 0))
      surest.set(guess.field, { index, confidence: guess.confidence })
  }
  return guesses.map((guess, index) => {
    const chosen = 'field' in guess && surest.get(guess.field)?.index === index ? guess : undefined
    const { zh, en } = NOT_TAKEN['why' in guess ? guess.why : 'unknown']
    return {
      index,
      header: headers[index]!,
      field: chosen?.field ?? null,
      confidence: chosen?.confidence ?? 0,
      why: chosen ? null : { zh, en },
      samples: samples.map(row => row[index] ?? ''),
    }
  })
}

type Understood = Pick<Preview, 'dataset' | 'headerRow' | 'columns' | 'fields' | 'missing'>

export function previewOf(
  head: Pick<Head, 'row' | 'headers' | 'samples'>,
  dataset: Dataset,
): Understood {
  const columns = understand(head, dataset)
  const fieldsOf = (of: Dataset) =>
    DATASET_FIELDS[of].map(({ id, name, required = false, choices }) => ({
      id,
      name,
      required,
      choices: choices ? [...choices] : null,
    }))
  return {
    dataset,
    headerRow: head.row,
    columns,
    fields: { residents: fieldsOf('residents'), households: fieldsOf('households') },
    missing: missingOf(dataset, new Set(columns.flatMap(({ field }) => field ?? []))),
  }
}

/** How many fields are named; each counts once, so that a title merged over all columns is no header. */
function score(dataset: Dataset, headers: readonly string[]): number {
  const fields = understand({ headers: [...headers], samples: [] }, dataset).filter(
    ({ field }) => field,
  )
  return fields.reduce((sum, { confidence }) => sum + 1 + confidence / 100, 0)
}
