/** Some whole households at once: looked up, decided, and written in one short transaction. */
import { numbersTried } from '#modules/audit/index.ts'
import type { House } from '#modules/ctx.ts'
import type { ResidentRow } from '#modules/people/index.ts'
import { lookUp, namesakes, plainName, writeDown } from '#modules/people/index.ts'
import type { Tree } from '#modules/territory/index.ts'
import { wayTo, writePlaces } from '#modules/territory/index.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import { inScope } from '#platform/db/db.ts'
import type { Scope } from '#platform/db/scope.ts'
import { publicScope } from '#platform/db/scope.ts'
import { emit } from '#platform/events.ts'
import type { Log } from '#platform/log.ts'
import type { Book } from './book.ts'
import { admit, openBook } from './book.ts'
import type { Desk, Numbers, Outcome } from './decide.ts'
import { openDesk, take } from './decide.ts'
import type { Entry } from './entries.ts'
import { insertGuesses } from './guess-queries.ts'
import type { Guarded } from './guesses.ts'
import { guard } from './guesses.ts'
import type { ImportRow, PlaceNote } from './queries.ts'
import type { Places } from './places.ts'
import { instead } from './places.ts'
import { numbersOf, sealAll, sealFindings } from './sealing.ts'
import * as queries from './work-queries.ts'

/** Whoever works on imports in the background: each transaction of its own, each as long as it needs to be. */
export type Hands = { db: Db; house: House; log: Log; clock(): Date; signal?: AbortSignal }

/** One pass through a file. A trial keeps one book to the end, for it writes nothing that could be looked up. */
export type Pass = {
  hands: Hands
  job: ImportRow
  trial: boolean
  tree: Tree
  places: Places
  book: Book
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
export const holdUntil = (hands: Hands): Date => new Date(hands.clock().getTime() + HOLD_MS)

export async function applyChunk(
  pass: Pass,
  seq: number,
  entries: readonly Entry[],
): Promise<void> {
  const { hands, job, trial, tree, places } = pass
  const book = trial ? pass.book : openBook()
  const numbers = await numbersOf(hands.house.vault, entries)
  const placeIds = entries.flatMap(entry => {
    const way = wayTo(tree, instead(places, tree, entry.address))
    return 'reason' in way || way.missing.length > 0 ? [] : [way.at!.id]
  })
  const sought = {
    placeIds: [...new Set(placeIds)],
    phoneIndexes: numbers.flatMap(({ phone }) => phone?.known ?? []),
    citizenIdIndexes: numbers.flatMap(({ citizenId }) => citizenId?.known ?? []),
  }
  const now = hands.clock()
  const { known, guarded, others } = await inScope(hands.db, scopeOf(job.region), async tx => {
    const known = await lookUp(tx, job.region, sought)
    const where = { region: job.region, now, trial }
    const before = { names: namesWithoutNumber(entries), before: job.at }
    return {
      known,
      guarded: await guard(tx, where, { entries, numbers, known }),
      others: await namesakes(tx, job.region, before),
    }
  })
  admit(book, { ...known, persons: underNewest(known.persons, numbers) })

  const desk = openDesk({
    ledger: job.ledger as Desk['ledger'],
    book,
    tree,
    places,
    namesakes: others,
  })
  const outcomes = entries.map((entry, i) => take(desk, entry, numbers[i]!))
  const made = tree.made.splice(0)
  const written = trial ? null : await sealAll(hands.house.vault, desk, hands.clock())
  const findings = await sealFindings(hands.house.vault, job.id, {
    entries,
    columnOf: pass.columnOf,
  })

  await inScope(hands.db, scopeOf(job.region), async tx => {
    await queries.hold(tx, job, holdUntil(hands))
    await queries.insertChunk(tx, job, {
      seq,
      ...tally(entries, outcomes),
      places: JSON.stringify(placesIn(desk, made)),
    })
    await queries.insertFindings(tx, job, findings)
    if (trial) await keepGuesses(tx, job, { ...guarded, now })
    if (written) await write(tx, pass, { seq, made, written })
  })
}

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
const placesIn = ({ asked }: Desk, made: Tree['made']): PlaceNote[] => [
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
  { hands, job }: Pass,
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
  if (changes.length > 0) tellOf(tx, hands, job, { what: 'applied', seq, changes: changes.length })
}

/** One event for a chunk: ids and counts, never whom it is about. */
export const tellOf = (
  tx: Tx,
  hands: Hands,
  job: ImportRow,
  { what, ...data }: { what: string; seq: number; changes: number },
): void =>
  emit(tx, [
    {
      region: job.region,
      subject: 'import',
      subjectId: job.id,
      what,
      at: hands.clock(),
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
