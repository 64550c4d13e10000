/** Some whole households at once: looked up, decided, and written in one short transaction. */
import { setImmediate } from 'node:timers/promises'
import type { House } from '#modules/ctx.ts'
import { lookUp, sealed, tokensOf, writeDown } from '#modules/people/index.ts'
import type { Tree } from '#modules/territory/index.ts'
import { wayTo, writePlaces } from '#modules/territory/index.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import { inScope } from '#platform/db/db.ts'
import type { Scope } from '#platform/db/scope.ts'
import { publicScope } from '#platform/db/scope.ts'
import { emit } from '#platform/events.ts'
import type { Log } from '#platform/log.ts'
import type { Vault } from '#platform/vault.ts'
import type { Book } from './book.ts'
import { admit, openBook } from './book.ts'
import type { Desk, Numbers, Outcome } from './decide.ts'
import { openDesk, take } from './decide.ts'
import type { Entry } from './entries.ts'
import type { ImportRow } from './queries.ts'
import { REASONS } from './refusals.ts'
import * as queries from './work-queries.ts'

/** Whoever works on imports in the background: each transaction of its own, each as long as it needs to be. */
export type Hands = { db: Db; house: House; log: Log; clock(): Date; signal?: AbortSignal }

/** One pass through a file. A trial keeps one book to the end, for it writes nothing that could be looked up. */
export type Pass = { hands: Hands; job: ImportRow; trial: boolean; tree: Tree; book: Book; today: string }

const HOLD_MS = 30_000
/** Sealing is work of the processor alone: after so many persons others get their turn. */
const SEALED_AT_ONCE = 50

/** A region with its people, and nothing else. */
export const scopeOf = (region: number): Scope => ({ ...publicScope(region), personLo: region, personHi: region })
export const holdUntil = (hands: Hands): Date => new Date(hands.clock().getTime() + HOLD_MS)

export async function applyChunk(pass: Pass, seq: number, entries: readonly Entry[]): Promise<void> {
  const { hands, job, trial, tree, today } = pass
  const book = trial ? pass.book : openBook()
  const numbers = await numbersOf(hands.house.vault, entries)
  const placeIds = entries.flatMap(entry => {
    const way = wayTo(tree, entry.address)
    return 'reason' in way || way.missing.length > 0 ? [] : [way.at!.id]
  })
  const sought = { placeIds: [...new Set(placeIds)], phoneIndexes: numbers.flatMap(({ phone }) => phone?.index ?? []), citizenIdIndexes: numbers.flatMap(({ citizenId }) => citizenId?.index ?? []) }
  admit(book, await inScope(hands.db, scopeOf(job.region), tx => lookUp(tx, job.region, sought)))

  const desk = openDesk({ ledger: job.ledger as Desk['ledger'], today, book, tree })
  const outcomes = entries.map((entry, i) => take(desk, entry, numbers[i]!))
  const made = tree.made.splice(0)
  const written = trial ? null : await sealAll(hands, desk)

  await inScope(hands.db, scopeOf(job.region), async tx => {
    await queries.hold(tx, job, holdUntil(hands))
    const places = made.filter(({ kind }) => kind === 'estate' || kind === 'building').map(({ address }) => address)
    await queries.insertChunk(tx, job, { seq, ...tally(entries, outcomes), places: JSON.stringify(places) })
    await queries.insertFindings(tx, job, entries.flatMap(({ row, noticed }) => noticed.map(({ field, reason }) => ({ row, field, reason, fails: REASONS[reason].fails }))))
    if (written) await write(tx, pass, { seq, made, written })
  })
}

async function write(tx: Tx, { hands, job }: Pass, { seq, made, written }: { seq: number; made: Tree['made']; written: Parameters<typeof writeDown>[2] }): Promise<void> {
  const { region, id } = job
  const traces = { places: await writePlaces(tx, region, made), ...(await writeDown(tx, region, written)) }
  const changes = queries.KINDS.flatMap(kind => traces[kind].map(trace => ({ ...trace, kind })))
  await queries.insertChanges(tx, { region, id, seq }, changes)
  if (changes.length > 0) await tellOf(tx, hands, job, { what: 'applied', seq, changes: changes.length })
}

/** One event for a chunk: ids and counts, never whom it is about. */
export const tellOf = (tx: Tx, hands: Hands, job: ImportRow, { what, ...data }: { what: string; seq: number; changes: number }): Promise<void> =>
  emit(tx, [{ region: job.region, subject: 'import', subjectId: job.id, what, at: hands.clock(), accountId: job.accountId, postingId: job.postingId, data }])

function tally(entries: readonly Entry[], outcomes: readonly Outcome[]): Omit<queries.Chunk, 'seq' | 'places'> {
  const count = (outcome: Outcome) => outcomes.filter(other => other === outcome).length
  const warned = entries.filter(({ noticed }, i) => outcomes[i] !== 'failed' && noticed.length > 0).length
  return { rows: entries.length, added: count('added'), changed: count('changed'), same: count('same'), failed: count('failed'), warned }
}

async function numbersOf(vault: Vault, entries: readonly Entry[]): Promise<Numbers[]> {
  const numbers: Numbers[] = []
  for (const [i, { person }] of entries.entries()) {
    if (i % SEALED_AT_ONCE === 0) await setImmediate()
    const { phone, citizenId } = person ?? {}
    numbers.push({
      ...(phone && { phone: { value: phone, index: vault.index(phone) } }),
      ...(citizenId && { citizenId: { value: citizenId, index: vault.index(citizenId) } }),
    })
  }
  return numbers
}

/** What is on the desk as rows to write: numbers sealed, names made findable. */
async function sealAll({ house, clock }: Hands, { households, persons, residencies, numbers }: Desk): Promise<Parameters<typeof writeDown>[2]> {
  const columns = new Map<string, Record<string, Buffer>>()
  for (const [i, [id, gained]] of [...numbers].entries()) {
    if (i % SEALED_AT_ONCE === 0) await setImmediate()
    const fields = Object.entries(gained) as [keyof Numbers, NonNullable<Numbers['phone']>][]
    columns.set(id, Object.assign({}, ...fields.map(([field, number]) => sealed(house.vault, id, { field, ...number }))))
  }
  const since = clock()
  const unnumbered = { phoneCipher: null, phoneIndex: null, citizenIdCipher: null, citizenIdIndex: null }
  const rowOf = ({ mark: _, ...row }: { id: string; mark: string | null }) => row
  return {
    households: { added: households.added.map(rowOf), changed: [...households.changed.values()] },
    persons: {
      added: persons.added.map(person => ({ ...rowOf(person), since, ...unnumbered, ...columns.get(person.id) })),
      changed: [...persons.changed.values()].map(({ to, ...row }) => ({ ...row, to: { ...to, ...columns.get(row.id) } })),
    },
    residencies: { added: residencies.added.map(rowOf), changed: [...residencies.changed.values()] },
    tokens: tokensOf(persons.added),
  }
}
