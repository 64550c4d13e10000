/**
 * The work on imports, done in the background and in short transactions. Whoever holds an import
 * renews the hold all the while; a hold that ran out is anybody's, so work that was killed is
 * taken up where its last transaction left it.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { loadTree } from '#modules/territory/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { inScope } from '#platform/db/db.ts'
import { EVERYWHERE } from '#platform/db/scope.ts'
import { newId } from '#platform/ids.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import { isUnavailable } from '#platform/rpc/errors.ts'
import { readSheet } from '#platform/sheets/read.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { WorkerContext, Pass } from './apply.ts'
import { holdUntil, readyChunk, scopeOf, tellOf, writeChunk } from './apply.ts'
import { openIndex } from './record-index.ts'
import type { Piece } from './chunks.ts'
import { readDataset } from './chunks.ts'
import type { Mapping } from './contract.ts'
import { forgetGuesses } from './guess-queries.ts'
import { guessedSince } from './guesses.ts'
import type { Entry } from './entries.ts'
import { placesOf } from './places.ts'
import { keptSince, takenOf } from './present.ts'
import type { ImportRow } from './queries.ts'
import { find, forgetTrial } from './queries.ts'
import { undoChunk } from './undo.ts'
import * as queries from './work-queries.ts'

const TRIES = 3
const PAUSE_MS = 500
const RENEW_MS = 2000

/** Works on the import that waits longest until it is done or stopped; false if none waits. */
export async function workOnNext(worker: WorkerContext): Promise<boolean> {
  const holder = newId()
  const job = await inScope(worker.db, EVERYWHERE, async tx => {
    const key = await queries.take(tx, { holder, now: worker.clock(), until: holdUntil(worker) })
    return key && orNotFound(await find(tx, key))
  })
  if (!job) return false
  // Reading a long file takes longer than a hold lasts.
  const renewing = setInterval(
    () =>
      void inScope(worker.db, scopeOf(job.region), tx =>
        queries.hold(tx, job, holdUntil(worker)),
      ).catch(() => undefined),
    RENEW_MS,
  )
  try {
    await persist(worker, () =>
      job.state === 'undoing' ? undoAll(worker, job) : goThrough(worker, job),
    )
  } catch (error) {
    await leave(worker, job, error)
  } finally {
    clearInterval(renewing)
  }
  return true
}

/** What failed by chance succeeds at another try: what is done stays done. A database that is away is waited for. */
async function persist(worker: WorkerContext, work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ;) {
    try {
      return await work()
    } catch (error) {
      if (tries === TRIES || error instanceof AppError || worker.signal?.aborted) throw error
      worker.log.warn({ error: String(error) }, 'import tried again')
      await pause(PAUSE_MS * tries)
      if (!isUnavailable(error)) tries++
    }
  }
}

/** Drops files and the means to undo once their time is over. */
export async function purgeOld({ db, app, clock }: WorkerContext): Promise<void> {
  const before = keptSince(clock())
  await app.uploads.dropBefore(before)
  while ((await inScope(db, EVERYWHERE, tx => queries.purge(tx, before))) > 0);
  await inScope(db, EVERYWHERE, tx => forgetGuesses(tx, guessedSince(clock())))
}

async function goThrough(worker: WorkerContext, job: ImportRow): Promise<void> {
  const { region } = job
  const trial = job.state === 'planning'
  const mapping = job.mapping as Mapping
  const today = shanghaiDay(worker.clock())
  const chunks = await readDataset(piecesOf(worker, job), { mapping, today })
  const inRegion = <T>(work: (tx: Tx) => Promise<T>) => inScope(worker.db, scopeOf(region), work)
  const tree = await loadTree(inRegion, region)
  const pass: Pass = {
    worker,
    job: { ...job, dataset: mapping.dataset },
    trial,
    tree,
    places: placesOf(mapping, tree),
    records: openIndex(),
    columnOf: columnsOf(mapping),
  }

  const done = await inRegion(async tx => {
    await queries.hold(tx, job, holdUntil(worker))
    await queries.setRows(tx, job, chunks.flat().length)
    if (trial) await forgetTrial(tx, job)
    return new Set((await queries.chunksDone(tx, job)).map(({ seq }) => seq))
  })
  await applyAll(pass, chunks, seq => done.has(seq))
  await inRegion(tx =>
    queries.letGo(
      tx,
      job,
      trial ? { state: 'planned' } : { state: 'done', endedAt: worker.clock() },
    ),
  )
}

/** One chunk after the other: while the database writes one, the next is made ready. */
async function applyAll(
  pass: Pass,
  chunks: Entry[][],
  isDone: (seq: number) => boolean,
): Promise<void> {
  let writing = { touched: new Set<string>(), done: Promise.resolve() }
  for (let seq = 0; chunks.length > 0; seq++) {
    // What is written is let go of: a large dataset is held in memory once at most.
    const entries = chunks.shift()!
    if (isDone(seq)) continue
    const [ready] = await Promise.all([readyChunk(pass, { seq, entries }, writing), writing.done])
    pass.worker.signal?.throwIfAborted()
    writing = { touched: ready.touched, done: writeChunk(pass, ready) }
  }
  await writing.done
}

/** The rows of one sheet after the other. */
async function* piecesOf({ app, signal }: WorkerContext, job: ImportRow): AsyncGenerator<Piece> {
  const file = await app.uploads.find(job.id)
  for (const sheet of takenOf(job)) {
    const options = { name: job.name, sheet: sheet.index, ...(signal && { signal }) }
    for await (const rows of readSheet(file, options)) yield { sheet, rows }
  }
}

/** Which column holds a field; an address in parts stands where its room does. */
function columnsOf({ columns }: Mapping): (field: string) => number | null {
  const indexes = new Map(columns.map(({ field, index }) => [field, index]))
  return field =>
    indexes.get(field) ??
    (field === 'address' ? (indexes.get('dwelling') ?? indexes.get('building')) : undefined) ??
    null
}

/** Backwards, so that what a later chunk built upon goes first. */
async function undoAll(worker: WorkerContext, job: ImportRow): Promise<void> {
  for (;;) {
    worker.signal?.throwIfAborted()
    const more = await inScope(worker.db, scopeOf(job.region), async tx => {
      await queries.hold(tx, job, holdUntil(worker))
      const last = await queries.lastChunk(tx, job)
      if (!last) await queries.letGo(tx, job, { state: 'undone', endedAt: worker.clock() })
      else
        tellOf(tx, worker, job, {
          what: 'undone',
          seq: last.seq,
          changes: await undoChunk(tx, job, last.seq),
        })
      return last !== undefined
    })
    if (!more) return
  }
}

/** What cannot go on is put down in a state from which somebody can; what was stopped by hand is left as it is. */
async function leave(worker: WorkerContext, job: ImportRow, error: unknown): Promise<void> {
  if (error instanceof AppError && error.reason === queries.STOPPED) return
  const stopping = worker.signal?.aborted
  const trial = job.state === 'planning'
  const gone = error instanceof AppError || (error as NodeJS.ErrnoException).code === 'ENOENT'
  const state = trial ? 'uploaded' : job.state === 'undoing' ? 'done' : 'stopped'
  if (!stopping)
    worker.log.error({ importId: job.id, error: String((error as Error).stack) }, 'import stopped')
  await inScope(worker.db, scopeOf(job.region), async tx => {
    await queries.hold(tx, job, holdUntil(worker))
    if (stopping) return queries.letGo(tx, job, { state: job.state })
    if (trial) await forgetTrial(tx, job)
    return queries.letGo(tx, job, {
      state,
      stoppedBecause: gone ? 'file' : 'fault',
      endedAt: worker.clock(),
    })
  })
}
