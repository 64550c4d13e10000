import { z } from 'zod'
import { Id, InRegion, text, One, read, write } from '#platform/rpc/procedure.ts'

/** Which dataset a file is: one row a resident, or one row a home. */
export const DATASETS = ['residents', 'households'] as const
export const Dataset = z.enum(DATASETS)
export type Dataset = z.infer<typeof Dataset>

/**
 * uploaded → planning → planned → running → done, and from there undoing → undone. A run that was
 * cancelled or failed is stopped: it can be run on or undone.
 */
const STATES = ['uploaded', 'planning', 'planned', 'running', 'stopped', 'done', 'undoing', 'undone'] as const
export const State = z.enum(STATES)
export type State = z.infer<typeof State>

const Words = z.object({ zh: z.string(), en: z.string() })

/** Rows, as planned before a run and as done after it; `warned` rows are counted among the others too. */
const Counts = z.object({ added: z.number(), changed: z.number(), same: z.number(), failed: z.number(), warned: z.number() })

export const Import = z.object({
  region: z.number(),
  id: Id,
  name: z.string(),
  dataset: Dataset,
  state: State,
  at: z.date(),
  byName: z.string(),
  endedAt: z.date().nullable(),
  rows: z.number().nullable(),
  percent: z.number(),
  counts: Counts,
  stoppedBecause: z.enum(['cancelled', 'file', 'fault']).nullable(),
  /** The file and the means to undo are kept for 30 days. */
  undoable: z.boolean(),
})
export type Import = z.infer<typeof Import>

/** One thing about one cell of the file, with how to mend it. */
export const Finding = z.object({
  /** The name of its sheet; a .csv has none. */
  sheet: z.string(),
  row: z.number(),
  /** The letters of its column; null where no column of the file holds the field. */
  column: z.string().nullable(),
  field: z.string(),
  fieldName: Words.nullable(),
  /** What stands in the cell; of phones and ids the ends. */
  value: z.string(),
  reason: z.string(),
  fails: z.boolean(),
  words: Words,
  mend: Words,
})
export type Finding = z.infer<typeof Finding>

/** A sheet of the file, and if it is not read, why. */
const Sheet = z.object({
  index: z.number(),
  name: z.string(),
  hasHeader: z.boolean(),
  /** Whether its columns are those of the sheet that was chosen. */
  possible: z.boolean(),
  taken: z.boolean(),
  why: Words.nullable(),
  /** Rows that a filter hides are taken all the same. */
  hiddenRows: z.number(),
  pictures: z.boolean(),
})
export type Sheet = z.infer<typeof Sheet>

const MOST_FIXED = 40

export const Mapping = z.object({
  dataset: Dataset,
  /** The sheets that are read, all with the same columns; without them those that look alike. */
  sheets: z.array(z.number().int().min(0).max(99)).max(100).optional(),
  columns: z.array(z.object({ index: z.number().int().min(0).max(199), field: text(40) })).max(200),
  /** Values that hold for every row whose cell is empty: the estate of a dataset that is about one estate. */
  fixed: z
    .record(text(40), text(80))
    .refine(fixed => Object.keys(fixed).length <= MOST_FIXED)
    .meta({ maxProperties: MOST_FIXED })
    .default({}),
  /** An estate or building that is not there is a question, unless all are agreed to. */
  newPlaces: z.enum(['ask', 'make']).default('ask'),
  /** For a place that is not there: the building that is meant, or null to make it. */
  places: z
    .array(z.object({ address: text(250), to: Id.nullable() }))
    .max(500)
    .default([]),
})
export type Mapping = z.infer<typeof Mapping>

export const Dossier = Import.extend({
  sheets: z.array(Sheet),
  /** How it was last tried. */
  mapping: Mapping.nullable(),
  /** The first of them, failures first. */
  findings: z.array(Finding),
  /** The first estates and buildings that were not there and are made. */
  places: z.array(z.string()),
  /** Those that are not made before somebody agrees, and how many rows wait for each. */
  questions: z.array(z.object({ place: z.string(), rows: z.number() })),
  /** The buildings that are there, where one of them may be meant. */
  buildings: z.array(z.object({ id: Id, address: z.string() })),
  /** What an undoing left, because somebody changed it since or something refers to it; the first of `kept`. */
  stays: z.array(
    z.object({ kind: z.enum(['places', 'households', 'persons', 'residencies']), name: z.string(), why: z.enum(['changed-since', 'still-needed']) }),
  ),
  kept: z.number(),
})
export type Dossier = z.infer<typeof Dossier>

const Field = z.object({ id: z.string(), name: Words, required: z.boolean(), choices: z.array(z.string()).nullable() })

export const Column = z.object({
  index: z.number(),
  header: z.string(),
  field: z.string().nullable(),
  /** 1 for the very name of a field, less where the header only contains it, 0 without a field. */
  confidence: z.number(),
  /** Why a column without a field is not taken. */
  why: Words.nullable(),
  samples: z.array(z.string()),
})
export type Column = z.infer<typeof Column>

export const Preview = z.object({
  dataset: Dataset,
  /** The sheet whose columns these are. */
  sheet: z.number(),
  sheets: z.array(Sheet),
  headerRow: z.number(),
  columns: z.array(Column),
  /** The fields of each dataset. */
  fields: z.object({ residents: z.array(Field), households: z.array(Field) }),
  /** Required fields that no column holds yet. */
  missing: z.array(z.string()),
})
export type Preview = z.infer<typeof Preview>

const at = '/regions/{region}/imports/{id}' as const

/** A file comes in by `POST /imports?region=&name=`, its failed rows go out by `GET /imports/{region}/{id}/failed`. */
export const imports = {
  list: read('/regions/{region}/imports').input(InRegion).output(z.array(Import)),
  get: read(at).input(One).output(Dossier),
  preview: read(`${at}/preview`)
    .input(One.extend({ dataset: Dataset.optional(), sheet: z.number().int().min(0).max(99).optional() }))
    .output(Preview),
  /** Tries the whole file without changing anything: `get` tells how far it is and what would happen. */
  plan: write(`${at}/plan`)
    .input(One.extend({ mapping: Mapping }))
    .output(Import),
  /** Carries a plan out, or goes on with a run that was stopped. */
  run: write(`${at}/run`).input(One).output(Import),
  /** Stops a trial or a run between two transactions. */
  cancel: write(`${at}/cancel`).input(One).output(Import),
  /** Takes back what the import added or changed, unless somebody changed it since. */
  undo: write(`${at}/undo`).input(One).output(Import),
}
