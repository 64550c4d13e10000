import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import { isOver } from '#modules/access/index.ts'
import type { Authorized } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import { queueStatement } from '#platform/db/db.ts'
import type { DB } from '#platform/db/tables.gen.ts'
import { NOBODY_NEXT } from './parties.ts'

export type MatterRow = NonNullable<Awaited<ReturnType<typeof find>>>
type NewMatter = Omit<MatterRow, keyof typeof UNTOUCHED> & Partial<MatterRow>

/** What no matter has yet when it is opened. */
const UNTOUCHED = {
  ...NOBODY_NEXT,
  returns: 0,
  decided: false,
  escalated: false,
  supervisedBy: null,
  dueAt: null,
  promisedBy: null,
  handledBy: null,
  contacts: 0,
  contactedAt: null,
  extended: false,
  about: null,
  aboutAccountIds: [],
  aboutUnnamed: false,
  reopens: 0,
  slips: 0,
  closedAt: null,
  closedLevel: null,
  outcome: null,
  mergedInto: null,
} satisfies Partial<MatterRow>

export const find = (tx: Tx, region: number, id: string) =>
  tx
    .selectFrom('matters.matter')
    .selectAll()
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirst()

export const findMany = (tx: Tx, region: number, ids: readonly string[]) =>
  tx
    .selectFrom('matters.matter')
    .selectAll()
    .where('region', '=', region)
    .where('id', 'in', ids)
    .execute()

/** How many open matters each of some postings holds. */
export async function openOf(
  tx: Tx,
  region: number,
  postingIds: readonly string[],
): Promise<Map<string, number>> {
  if (postingIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('matters.matter')
    .select(['ownerPostingId', eb => eb.fn.countAll<number>().as('open')])
    .where('region', '=', region)
    .where('closedAt', 'is', null)
    .where('ownerPostingId', 'in', postingIds)
    .groupBy('ownerPostingId')
    .execute()
  return new Map(rows.map(({ ownerPostingId, open }) => [ownerPostingId!, open]))
}

/** Locked, so that what is decided about the row still holds when it is written. */
export const lock = (tx: Tx, region: number, id: string) =>
  tx
    .selectFrom('matters.matter')
    .selectAll()
    .where('region', '=', region)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** The matter that a message of another channel became. Two that hand in the same one wait for each other here. */
export async function byExternal(tx: Tx, region: number, source: string, externalId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${region}/${source}/${externalId}`}, 0))`.execute(
    tx,
  )
  return tx
    .selectFrom('matters.matter')
    .select(['id', 'number', 'category'])
    .where('region', '=', region)
    .where('source', '=', source)
    .where('externalId', '=', externalId)
    .executeTakeFirst()
}

/** Lets a new matter go, and gives it as it stands from then on. */
export function insert(tx: Tx, row: NewMatter): MatterRow {
  const matter = { ...UNTOUCHED, ...row }
  queueStatement(tx, tx.insertInto('matters.matter').values(matter).execute())
  return matter
}

/**
 * Lets the change of a matter go, and gives it as it stands from then on. Only one that is locked and
 * that a policy has permitted: nobody else can have changed it meanwhile.
 */
export function update(
  tx: Tx,
  matter: Authorized<MatterRow>,
  change: Partial<MatterRow>,
): MatterRow {
  const changed = { ...change, version: matter.version + 1 }
  set(tx, matter, changed)
  return { ...matter, ...changed }
}

/** Lets a change go that is no step of the story, such as what became of a promise. */
export function set(
  tx: Tx,
  { region, id }: Authorized<MatterRow>,
  change: Partial<MatterRow>,
): void {
  queueStatement(
    tx,
    tx
      .updateTable('matters.matter')
      .set(change)
      .where('region', '=', region)
      .where('id', '=', id)
      .execute(),
  )
}

/** Whether whoever holds a matter serves no more. */
export async function ownerIsGone(
  tx: Tx,
  { ownerRegion, ownerPostingId }: MatterRow,
  today: string,
): Promise<boolean> {
  const { rows } = await sql<{
    gone: boolean
  }>`select ${isOver(ownerRegion, ownerPostingId, today)} as gone`.execute(tx)
  return rows[0]!.gone
}

export const answers = (tx: Tx, region: number, matterId: string) =>
  tx
    .selectFrom('matters.feedback')
    .selectAll()
    .where('region', '=', region)
    .where('matterId', '=', matterId)
    .orderBy('round')
    .execute()

export const insertFeedback = (tx: Tx, row: Insertable<DB['matters.feedback']>) =>
  tx.insertInto('matters.feedback').values(row).execute()

export const byNumber = (tx: Tx, region: number, number: string) =>
  tx
    .selectFrom('matters.matter')
    .select(['id', 'requesterId', 'slips'])
    .where('region', '=', region)
    .where('number', '=', number)
    .executeTakeFirst()
