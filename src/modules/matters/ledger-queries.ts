/** Which matters an actor sees, and the pages and counts of a ledger of them. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import type { DB } from '#platform/db/tables.gen.ts'
import { endOfDay, startOfDay } from '#platform/working-time.ts'
import type { Filter } from './contract.ts'
import type { MatterRow } from './queries.ts'

type Eb = ExpressionBuilder<DB, 'matters.matter'>

/** The SQL twin of `see` in policy.ts, with its bounds as parameters. */
function visible(actor: Actor, eb: Eb): Expression<SqlBool> {
  const inside = within(eb, actor)
  const { areas, postingId, personId } = actor
  switch (actor.reach) {
    case 'everything':
    case 'region':
      return inside
    case 'below':
      return eb.and([inside, eb('sentUp', '=', true)])
    case 'own':
      return personId ? eb.and([inside, eb('requesterId', '=', personId)]) : eb.lit(false)
    case 'areas': {
      const near = areas.length
        ? (['gridId', 'buildingId', 'unitDoorId'] as const).map(column => eb(column, 'in', areas))
        : []
      return eb.and([
        inside,
        eb.or([...near, eb('ownerPostingId', '=', postingId), eb('nextPostingId', '=', postingId)]),
      ])
    }
    case 'nothing':
      return eb.lit(false)
  }
}

/** An interval of one code as an equality: beside another equality the planner knows it for the same. */
const within = (eb: Eb, { lo, hi }: { lo: number; hi: number }) =>
  lo === hi ? eb('region', '=', lo) : eb.between('region', lo, hi)

type Listing = {
  actor: Actor
  filter: Filter
  lo: number
  hi: number
  tokens: readonly string[]
  now: Date
}

/** One page of a ledger and the exact count of all that the filter matches. */
export async function list(
  tx: Tx,
  listing: Listing,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: MatterRow[]; total: number }> {
  const { filter, tokens } = listing
  const matching = tx
    .selectFrom('matters.matter')
    .where(eb => eb.and(conditions(eb as Eb, listing)))
  const page = matching
    .selectAll()
    .orderBy(filter.sort, by => (filter.descending ? by.desc() : by.asc()).nullsLast())
    .orderBy('id')
    .limit(limit)
    .offset(offset)
  const count = matching.select(eb => eb.fn.countAll<number>().as('total'))
  if (tokens.length) {
    // What was found by words is at hand as a whole, and so is its number.
    const found = await page.select(eb => eb.fn.countAll<number>().over().as('total')).execute()
    if (found[0] || offset === 0) return { rows: found, total: found[0]?.total ?? 0 }
  }
  // Asked together: one journey for both.
  const [rows, { total }] = await Promise.all([page.execute(), count.executeTakeFirstOrThrow()])
  return { rows, total }
}

function conditions(
  eb: Eb,
  { actor, filter, lo, hi, tokens, now }: Listing,
): Expression<SqlBool>[] {
  const all = [visible(actor, eb), within(eb, { lo, hi })]
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
  if (filter.gridId)
    all.push(
      sql<SqlBool>`grid_id = any(array(
        select w.grid_id from territory.grid_within w
        where w.region between ${lo} and ${hi} and w.around_id = ${filter.gridId}))`,
    )
  if (filter.placeId) all.push(eb('placeId', '=', filter.placeId))
  if (filter.from) all.push(eb('receivedAt', '>=', startOfDay(filter.from)))
  if (filter.to) all.push(eb('receivedAt', '<', endOfDay(filter.to)))
  if (tokens.length) all.push(eb(eb.refTuple('region', 'id'), 'in', under(eb, { lo, hi, tokens })))
  return all
}

/** Those that stand under each of the words: one walk for all words, whatever the order of the page. */
const under = (eb: Eb, { lo, hi, tokens }: Pick<Listing, 'lo' | 'hi' | 'tokens'>) =>
  eb
    .selectFrom('matters.token as t')
    .select(['t.region', 't.matterId'])
    .where(
      lo === hi ? sql<boolean>`t.region = ${lo}` : sql<boolean>`t.region between ${lo} and ${hi}`,
    )
    .where('t.token', 'in', tokens)
    .groupBy(['t.region', 't.matterId'])
    .having(sql<boolean>`count(*) = ${tokens.length}`)
    .$asTuple('region', 'matterId')
