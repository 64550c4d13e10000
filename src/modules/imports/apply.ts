/** Some whole households at once: looked up, decided, and written in one short transaction. */
import { setImmediate } from 'node:timers/promises'
import { numbersTried } from '#modules/audit/index.ts'
import type { App } from '#modules/ctx.ts'
import type { Known, ResidentRow, Sought } from '#modules/people/index.ts'
import { lookUp, namesakes, plainName, writeDown } from '#modules/people/index.ts'
import type { Tree } from '#modules/territory/index.ts'
import { wayTo, writePlaces } from '#modules/territory/index.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import { inScope } from '#platform/db/db.ts'
import type { Scope } from '#platform/db/scope.ts'
import { publicScope } from '#platform/db/scope.ts'
import { emit } from '#platform/events.ts'
import type { Log } from '#platform/log.ts'
import type { RecordIndex } from './record-index.ts'
import { admit, openIndex } from './record-index.ts'
import type { ChangeSet, Numbers, Outcome } from './decide.ts'
import { openChangeSet, take } from './decide.ts'
import type { Entry } from './entries.ts'
import { insertGuesses } from './guess-queries.ts'
import type { Guarded } from './guesses.ts'
import { guard } from './guesses.ts'
import type { ImportRow, PlaceNote } from './queries.ts'
import type { Places } from './places.ts'
import { instead } from './places.ts'
import { AT_ONCE, numbersOf, sealAll, sealFindings } from './sealing.ts'
import * as queries from './work-queries.ts'

/** Whoever works on imports in the background: each transaction of its own, each as long as it needs to be. */
export type WorkerContext = { db: Db; app: App; log: Log; clock(): Date; signal?: AbortSignal }

/** One pass through a file. A trial keeps one records to the end, for it writes nothing that could be looked up. */
export type Pass = {
  worker: WorkerContext
  job: ImportRow
  trial: boolean
  tree: Tree
  places: Places
  records: RecordIndex
  /** Which column holds a field. */
  columnOf(field: string): number | null
}

const HOLD_MS = 8000
/** A region with its people, and nothing else; what it lacks is made. */
export const scopeOf = (region: number): Scope => ({
  ...publicScope(region),
  personLo: region,
  personHi: region,
  staff: true,
})
export const holdUntil = (worker: WorkerContext): Date =>
  new Date(worker.clock().getTime() + HOLD_MS)

/** A chunk that is decided and sealed: what is written of it, and by which keys others may mean the same. */
export type Ready = {
  chunk: queries.Chunk
  findings: queries.FindingRow[]
  made: Tree['made']
  guarded: Guarded & { now: Date }
  written: Parameters<typeof writeDown>[2] | null
  touched: Set<string>
}
/** The chunk that is being written. */
type Before = { touched: Set<string>; done: Promise<void> }

/** Looks a chunk up, decides and seals it, all the while the one before is written. */
export async function readyChunk(
  pass: Pass,
  { seq, entries }: { seq: number; entries: readonly Entry[] },
  before?: Before,
): Promise<Ready> {
  const { worker, job, trial, tree, places } = pass
  const records = trial ? pass.records : openIndex()
  const numbers = await numbersOf(worker.app.vault, entries)
  const placeIds = entries.flatMap(entry => {
    const way = wayTo(tree, instead(places, tree, entry.address))
    return 'reason' in way || way.missing.length > 0 ? [] : [way.at!.id]
  })
  const sought = {
    placeIds: [...new Set(placeIds)],
    phoneIndexes: numbers.flatMap(({ phone }) => phone?.known ?? []),
    citizenIdIndexes: numbers.flatMap(({ citizenId }) => citizenId?.known ?? []),
  }
  const now = worker.clock()
  // What a trial guesses is counted from one chunk to the next.
  if (trial) await before?.done
  const { known, keys } = await lookUpBeside(pass, sought, trial ? undefined : before)
  const { guarded, others } = await inScope(worker.db, scopeOf(job.region), async tx => ({
    guarded: await guard(tx, { region: job.region, now, trial }, { entries, numbers, known }),
    others: await namesakes(tx, job.region, {
      names: namesWithoutNumber(entries),
      before: job.at,
    }),
  }))
  admit(records, { ...known, persons: underNewest(known.persons, numbers) })

  const changes = openChangeSet({
    dataset: job.dataset as ChangeSet['dataset'],
    records,
    tree,
    places,
    namesakes: others,
  })
  const outcomes: Outcome[] = []
  for (const [i, entry] of entries.entries()) {
    if (i % AT_ONCE === 0) await setImmediate()
    outcomes.push(take(changes, entry, numbers[i]!))
  }
  const made = tree.made.splice(0)
  return {
    chunk: {
      seq,
      ...tally(entries, outcomes),
      places: JSON.stringify(placesIn(changes, made)),
    },
    made,
    guarded: { ...guarded, now },
    written: trial ? null : await sealAll(worker.app.vault, changes, now),
    findings: await sealFindings(worker.app.vault, job.id, { entries, columnOf: pass.columnOf }),
    touched: new Set([...keys, ...changes.households.added.map(({ placeId }) => placeId)]),
  }
}

/** What is there; once more, when the chunk before is written, if that is about the same homes, numbers or persons. */
async function lookUpBeside(
  pass: Pass,
  sought: Sought,
  before: Before | undefined,
): Promise<{ known: Known; keys: Set<string> }> {
  const { region } = pass.job
  const known = await inScope(pass.worker.db, scopeOf(region), tx => lookUp(tx, region, sought))
  const persons = known.persons.map(({ id }) => id)
  const keys = new Set([...Object.values(sought).flat(), ...persons])
  if (!before || keys.isDisjointFrom(before.touched)) return { known, keys }
  await before.done
  return lookUpBeside(pass, sought, undefined)
}

export const writeChunk = (pass: Pass, ready: Ready): Promise<void> =>
  inScope(pass.worker.db, scopeOf(pass.job.region), async tx => {
    const { job, worker } = pass
    await queries.hold(tx, job, holdUntil(worker))
    await queries.insertChunk(tx, job, ready.chunk)
    await queries.insertFindings(tx, job, ready.findings)
    if (pass.trial) await keepGuesses(tx, job, ready.guarded)
    if (ready.written)
      await write(tx, pass, { ...ready, seq: ready.chunk.seq, written: ready.written })
  })

const namesWithoutNumber = (entries: readonly Entry[]): string[] => [
  ...new Set(
    entries.flatMap(({ person }) =>
      person && !person.phone && !person.citizenId ? [plainName(person.name)] : [],
    ),
  ),
]

/** A run compares what its trial has compared: once is enough to keep and to tell. */
async function keepGuesses(
  tx: Tx,
  { region, id, name, accountId, byName, byRole }: ImportRow,
  { made, about, now }: Guarded & { now: Date },
): Promise<void> {
  if (made.length > 0) await insertGuesses(tx, region, now, made)
  if (about.size === 0) return
  const by = { region, accountId, byName, byRole, at: now }
  await numbersTried(tx, { ...by, importId: id, purpose: name, personIds: [...about] })
}

/** The estates and buildings that are made, and those about which somebody has to be asked. */
const placesIn = ({ asked }: ChangeSet, made: Tree['made']): PlaceNote[] => [
  ...made
    .filter(({ kind }) => kind === 'estate' || kind === 'building')
    .map(({ address }) => ({ address, rows: 0 })),
  ...[...asked].map(([address, rows]) => ({ address, rows })),
]

/** Persons who were found by an index of before are known by the one that is written now. */
function underNewest(persons: readonly ResidentRow[], numbers: readonly Numbers[]): ResidentRow[] {
  const all = numbers.flatMap(({ phone, citizenId }) => [phone, citizenId])
  const newest = new Map(
    all.flatMap(number => number?.known.map(index => [index, number.index] as const) ?? []),
  )
  const renewed = (index: string | null) => index && (newest.get(index) ?? index)
  return persons.map(person => ({
    ...person,
    phoneIndex: renewed(person.phoneIndex),
    citizenIdIndex: renewed(person.citizenIdIndex),
  }))
}

async function write(
  tx: Tx,
  { worker, job }: Pass,
  {
    seq,
    made,
    written,
  }: { seq: number; made: Tree['made']; written: Parameters<typeof writeDown>[2] },
): Promise<void> {
  const { region, id } = job
  const traces = {
    places: await writePlaces(tx, region, made),
    ...(await writeDown(tx, region, written)),
  }
  const changes = queries.KINDS.flatMap(kind => traces[kind].map(trace => ({ ...trace, kind })))
  await queries.insertChanges(tx, { region, id, seq }, changes)
  if (changes.length > 0) tellOf(tx, worker, job, { what: 'applied', seq, changes: changes.length })
}

/** One event for a chunk: ids and counts, never whom it is about. */
export const tellOf = (
  tx: Tx,
  worker: WorkerContext,
  job: ImportRow,
  { what, ...data }: { what: string; seq: number; changes: number },
): void =>
  emit(tx, [
    {
      region: job.region,
      subject: 'import',
      subjectId: job.id,
      what,
      at: worker.clock(),
      accountId: job.accountId,
      postingId: job.postingId,
      data,
    },
  ])

function tally(
  entries: readonly Entry[],
  outcomes: readonly Outcome[],
): Omit<queries.Chunk, 'seq' | 'places'> {
  const count = (outcome: Outcome) => outcomes.filter(other => other === outcome).length
  const warned = entries.filter(
    ({ noticed }, i) => outcomes[i] !== 'failed' && noticed.length > 0,
  ).length
  return {
    rows: entries.length,
    added: count('added'),
    changed: count('changed'),
    same: count('same'),
    failed: count('failed'),
    warned,
  }
}
