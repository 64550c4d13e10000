import type { Expression, ExpressionBuilder, Insertable, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Actor, Permitted } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import type { DB } from '#platform/db/tables.gen.ts'
import type { Filter } from './contract.ts'

export type MatterRow = NonNullable<Awaited<ReturnType<typeof find>>>
export type NewMatter = Partial<MatterRow> & Pick<MatterRow, 'region' | 'id' | 'number' | 'methodId' | 'methodVersion' | 'kind' | 'state' | 'version' | 'source' | 'reportedAt' | 'receivedAt' | 'text' | 'rung'>

export const find = (tx: Tx, region: number, id: string) =>
  tx.selectFrom('matters.matter').selectAll().where('region', '=', region).where('id', '=', id).executeTakeFirst()

/** Locked, so that what is decided about the row still holds when it is written. */
export const lock = (tx: Tx, region: number, id: string) =>
  tx.selectFrom('matters.matter').selectAll().where('region', '=', region).where('id', '=', id).forUpdate().executeTakeFirst()

/** As `lock`, but does not wait for whoever holds it: two that wait for each other would both fail. */
export const lockFree = (tx: Tx, region: number, id: string) =>
  tx.selectFrom('matters.matter').selectAll().where('region', '=', region).where('id', '=', id).forUpdate().noWait().executeTakeFirst()

/** The matter that a message of another channel became. Two that hand in the same one wait for each other here. */
export async function byExternal(tx: Tx, region: number, source: string, externalId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${region}/${source}/${externalId}`}, 0))`.execute(tx)
  return tx.selectFrom('matters.matter').select(['id', 'number', 'category']).where('region', '=', region).where('source', '=', source).where('externalId', '=', externalId).executeTakeFirst()
}

export const insert = (tx: Tx, row: NewMatter) => tx.insertInto('matters.matter').values(row).returningAll().executeTakeFirstOrThrow()

/** Writes only a matter that a policy has permitted or that was just made. */
export const update = (tx: Tx, matter: Permitted<MatterRow>, change: Partial<MatterRow>) =>
  tx
    .updateTable('matters.matter')
    .set({ ...change, version: matter.version + 1 })
    .where('region', '=', matter.region)
    .where('id', '=', matter.id)
    .where('version', '=', matter.version)
    .returningAll()
    .executeTakeFirstOrThrow()

type Eb = ExpressionBuilder<DB, 'matters.matter'>

/** The SQL twin of `see` in policy.ts, with its bounds as parameters. */
export function visible(actor: Actor, eb: Eb): Expression<SqlBool> {
  const inside = eb.between('region', actor.lo, actor.hi)
  const { areas, postingId, personId } = actor
  switch (actor.reach) {
    case 'everything':
    case 'region': return inside
    case 'below': return eb.and([inside, eb('sentUp', '=', true)])
    case 'own': return personId ? eb.and([inside, eb('requesterId', '=', personId)]) : eb.lit(false)
    case 'areas': {
      const near = areas.length
        ? (['gridId', 'buildingId', 'unitDoorId'] as const).map(column => eb(column, 'in', areas))
        : []
      return eb.and([inside, eb.or([...near, eb('ownerPostingId', '=', postingId), eb('nextPostingId', '=', postingId)])])
    }
    case 'nothing': return eb.lit(false)
  }
}

export type Listing = { actor: Actor; filter: Filter; lo: number; hi: number; tokens: readonly string[]; now: Date; today: (day: string) => Date }

/** One page of a ledger and the exact count of all that the filter matches. */
export async function list(tx: Tx, listing: Listing, page: { limit: number; offset: number }): Promise<{ rows: MatterRow[]; total: number }> {
  const { filter } = listing
  const matching = tx.selectFrom('matters.matter').where(eb => eb.and(conditions(eb as Eb, listing)))
  const direction = filter.descending ? 'desc' : 'asc'
  const [rows, count] = [
    await matching.selectAll().orderBy(filter.sort, eb => (direction === 'desc' ? eb.desc().nullsLast() : eb.asc().nullsLast())).orderBy('id').limit(page.limit).offset(page.offset).execute(),
    await matching.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]
  return { rows, total: count.total }
}

function conditions(eb: Eb, { actor, filter, lo, hi, tokens, now, today }: Listing): Expression<SqlBool>[] {
  const all = [visible(actor, eb), lo === hi ? eb('region', '=', lo) : eb.between('region', lo, hi)]
  const open = eb('closedAt', 'is', null)
  const views: Record<Filter['view'], () => Expression<SqlBool>[]> = {
    all: () => [],
    open: () => [open],
    mine: () => [open, eb('ownerPostingId', '=', actor.postingId)],
    toSign: () => [open, eb('nextPostingId', '=', actor.postingId)],
    overdue: () => [open, eb('dueAt', '<', now)],
    sentUp: () => [eb('sentUp', '=', true)],
    noGrid: () => [open, eb('gridId', 'is', null)],
    unassigned: () => [open, eb('ownerPostingId', 'is', null)],
  }
  all.push(...views[filter.view]())
  if (filter.states.length) all.push(eb('state', 'in', filter.states))
  if (filter.kind) all.push(eb('kind', '=', filter.kind))
  if (filter.gridId) all.push(eb('gridId', '=', filter.gridId))
  if (filter.from) all.push(eb('receivedAt', '>=', today(filter.from)))
  if (filter.to) all.push(eb('receivedAt', '<', new Date(today(filter.to).getTime() + 86_400_000)))
  for (const token of tokens) {
    all.push(eb.exists(eb.selectFrom('matters.token as t').select(sql`1`.as('one')).whereRef('t.region', '=', 'matters.matter.region').where('t.token', '=', token).whereRef('t.matterId', '=', 'matters.matter.id')))
  }
  return all
}

export const steps = (tx: Tx, region: number, matterId: string) =>
  tx.selectFrom('matters.step').selectAll().where('region', '=', region).where('matterId', '=', matterId).orderBy('seq').execute()

type NewStep = { region: number; matterId: string; seq: number; at: Date; action: string; fromState: string | null; toState: string; accountId: string | null; postingId: string | null; byName: string | null; byRole: string | null; toName?: string | null; toRole?: string | null; reason: string | null }

export const insertSteps = (tx: Tx, rows: NewStep[]) => (rows.length ? tx.insertInto('matters.step').values(rows).execute() : undefined)

export const answers = (tx: Tx, region: number, matterId: string) =>
  tx.selectFrom('matters.answer').selectAll().where('region', '=', region).where('matterId', '=', matterId).orderBy('round').execute()

export const insertAnswer = (tx: Tx, row: { region: number; matterId: string; round: number; personId: string; solved: boolean; satisfaction: string; words: string | null; at: Date }) =>
  tx.insertInto('matters.answer').values(row).execute()

export const photos = (tx: Tx, region: number, matterId: string) =>
  tx.selectFrom('matters.photo').select(['fileId', 'slot']).where('region', '=', region).where('matterId', '=', matterId).orderBy('slot').execute()

export const insertPhotos = (tx: Tx, rows: { region: number; matterId: string; fileId: string; slot: number }[]) =>
  rows.length ? tx.insertInto('matters.photo').values(rows).execute() : undefined

export const insertTokens = (tx: Tx, region: number, matterId: string, tokens: readonly string[]) =>
  tokens.length ? tx.insertInto('matters.token').values(tokens.map(token => ({ region, matterId, token }))).execute() : undefined

export const categories = (tx: Tx, region: number) =>
  tx.selectFrom('matters.category').select('path').where('region', '=', region).orderBy('path').execute()

/** Shows the first promised times on a matter that was just opened. */
export const promise = (tx: Tx, { region, id }: { region: number; id: string }, times: { dueAt: Date | null; promisedBy: Date | null }) =>
  tx.updateTable('matters.matter').set(times).where('region', '=', region).where('id', '=', id).execute()

/**
 * Marks up to `limit` promises that ran out as passed on, and gives them oldest first, their matters
 * locked: matters before promises, the order in which every action takes its locks. What another
 * run took meanwhile no longer fits when it is marked, and is left out.
 */
export async function takeOverdue(tx: Tx, now: Date, limit: number) {
  const { rows } = await sql<{ region: number; id: string; matterId: string; what: string }>`
    with due as materialized (
      select o.region, o.id from matters.obligation o
      join matters.matter m on m.region = o.region and m.id = o.matter_id
      where o.state = 'running' and o.escalated_at is null and o.due_at < ${now}
      order by o.due_at limit ${limit} for update of m skip locked),
    taken as (
      update matters.obligation o set escalated_at = ${now}
      from due where o.region = due.region and o.id = due.id and o.state = 'running' and o.escalated_at is null
      returning o.region, o.id, o.matter_id, o.what, o.due_at)
    select region, id, matter_id as "matterId", what from taken order by due_at, id`.execute(tx)
  return rows
}

/** The matters of these promises, each with whether a supervision of it is running. */
export const watched = (tx: Tx, promises: readonly { region: number; matterId: string }[]) =>
  tx
    .selectFrom('matters.matter as m')
    .selectAll('m')
    .select(eb => eb.exists(eb.selectFrom('matters.obligation as o').select(sql`1`.as('one')).whereRef('o.region', '=', 'm.region').whereRef('o.matterId', '=', 'm.id').where('o.what', '=', 'supervise').where('o.endedAt', 'is', null)).$castTo<boolean>().as('watched'))
    .where(eb => eb(eb.refTuple('m.region', 'm.id'), 'in', promises.map(({ region, matterId }) => eb.tuple(region, matterId))))
    .execute()

type Watch = { ended: { region: number; id: string }[]; begun: Insertable<DB['matters.obligation']>[]; now: Date }

/** Ends and begins supervisions, and shows on their matters who watches now. */
export async function rewatch(tx: Tx, matters: readonly Permitted<MatterRow>[], { ended, begun, now }: Watch): Promise<void> {
  if (ended.length) {
    const these = (eb: ExpressionBuilder<DB, 'matters.obligation'>) => eb(eb.refTuple('region', 'id'), 'in', ended.map(({ region, id }) => eb.tuple(region, id)))
    await tx.updateTable('matters.obligation').set({ state: 'missed', endedAt: now }).where(these).execute()
  }
  if (begun.length) await tx.insertInto('matters.obligation').values(begun).execute()
  const shown = matters.map(({ region, id, version, supervisedBy, sentUp }) => ({ region, id, version, supervised_by: supervisedBy, sent_up: sentUp }))
  await sql`
    update matters.matter m set version = v.version, supervised_by = v.supervised_by, sent_up = v.sent_up, due_at = (
      select min(o.due_at) from matters.obligation o where o.region = m.region and o.matter_id = m.id and o.ended_at is null)
    from jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) v (region bigint, id uuid, version integer, supervised_by text, sent_up boolean)
    where m.region = v.region and m.id = v.id`.execute(tx)
}

export const showing = (tx: Tx, region: number, fileId: string) =>
  tx
    .selectFrom('matters.matter as m')
    .innerJoin('matters.photo as p', join => join.onRef('p.region', '=', 'm.region').onRef('p.matterId', '=', 'm.id'))
    .selectAll('m')
    .where('p.region', '=', region)
    .where('p.fileId', '=', fileId)
    .execute()

export const byNumber = (tx: Tx, region: number, number: string) =>
  tx.selectFrom('matters.matter').select(['id', 'requesterId']).where('region', '=', region).where('number', '=', number).executeTakeFirst()
