/** Which matters an actor sees, and the pages and counts of a register of them. */
import type { Expression, ExpressionBuilder, OrderByItemBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { isOver } from '#modules/access/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import type { DB } from '#platform/db/tables.gen.ts'
import { endOfDay, shanghaiDay, startOfDay } from '#platform/working-time.ts'
import type { Filter } from './contract.ts'
import { isNear } from './policy.ts'
import type { MatterRow } from './queries.ts'
import { words } from './story.ts'

type Eb = ExpressionBuilder<DB, 'matters.matter'>

/** The SQL twin of `see` in policy.ts, with its bounds as parameters. */
function visible(actor: Actor, eb: Eb): Expression<SqlBool> {
  const reached = reaches(actor, eb)
  return reached ? eb.and([within(eb, actor), ...notMeant(actor, eb), reached]) : eb.lit(false)
}

function reaches(actor: Actor, eb: Eb): Expression<SqlBool> | null {
  const { accountId, areas, personId } = actor
  switch (actor.reach) {
    case 'everything':
    case 'region':
      return eb.lit(true)
    case 'below':
      return eb('escalated', '=', true)
    case 'own':
      return personId ? eb('requesterId', '=', personId) : null
    case 'inHand':
      return eb.or([...inHand(actor, eb), eb('recordedBy', '=', accountId)])
    case 'areas': {
      const near = areas.length
        ? (['gridId', 'buildingId', 'unitDoorId'] as const).map(column => eb(column, 'in', areas))
        : []
      return eb.or([...near, ...inHand(actor, eb)])
    }
    case 'nothing':
      return null
  }
}

const inHand = ({ postingId }: Actor, eb: Eb) => [
  eb('ownerPostingId', '=', postingId),
  eb('nextPostingId', '=', postingId),
]

const notMeant = ({ accountId, reach }: Actor, eb: Eb): Expression<SqlBool>[] => [
  ...(accountId ? [sql<SqlBool>`not ${accountId}::uuid = any(about_account_ids)`] : []),
  ...(isNear(reach) ? [eb('aboutUnnamed', '=', false)] : []),
]

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

/** One page of a register and the exact count of all that the filter matches. */
export async function list(
  tx: Tx,
  listing: Listing,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: (MatterRow & { ownerGone: boolean })[]; total: number }> {
  const { filter, tokens } = listing
  const today = shanghaiDay(listing.now)
  const matching = tx
    .selectFrom('matters.matter')
    .where(eb => eb.and(conditions(eb as Eb, listing)))
  const page = matching
    .selectAll()
    .select(isOver(sql.ref('owner_region'), sql.ref('owner_posting_id'), today).as('ownerGone'))
    .orderBy(filter.sort, by => inOrder(by, filter))
    .orderBy('id')
    .limit(limit)
    .offset(offset)
  const count = matching.select(eb => eb.fn.countAll<number>().as('total'))
  if (tokens.length) {
    // What was found by words is at hand as a whole, and so is its number.
    const found = await page.select(eb => eb.fn.countAll<number>().over().as('total')).execute()
    if (found[0] || offset === 0) return { rows: found, total: found[0]?.total ?? 0 }
  }
  // Asked together: one round trip for both.
  const [rows, { total }] = await Promise.all([page.execute(), count.executeTakeFirstOrThrow()])
  return { rows, total }
}

/** What always is there needs no word about nulls, which would keep its index from being read backwards. */
const inOrder = (by: OrderByItemBuilder, { sort, descending }: Filter) => {
  const ordered = descending ? by.desc() : by.asc()
  return sort === 'dueAt' ? ordered.nullsLast() : ordered
}

/** How many matters stand in each of some views, in one walk. */
export async function counts<View extends Filter['view']>(
  tx: Tx,
  { actor, lo, hi, now }: Pick<Listing, 'actor' | 'lo' | 'hi' | 'now'>,
  views: readonly View[],
): Promise<Record<View, number>> {
  const row = await tx
    .selectFrom('matters.matter')
    .where(eb => eb.and([visible(actor, eb), within(eb, { lo, hi }), eb('closedAt', 'is', null)]))
    .select(eb =>
      views.map(view =>
        eb.fn
          .countAll<number>()
          .filterWhere(eb => eb.and(inView(eb, view, { actor, now })))
          .as(view),
      ),
    )
    .executeTakeFirstOrThrow()
  return row as object as Record<View, number>
}

/** Where a matter waits for its handler, and where for somebody else. */
const WITH_OTHERS = ['dispatched', 'resolved', 'followUp']

function inView(
  eb: Eb,
  view: Filter['view'],
  { actor, now }: Pick<Listing, 'actor' | 'now'>,
): Expression<SqlBool>[] {
  const open = eb('closedAt', 'is', null)
  const byAnother = eb.or([eb('handledBy', 'is', null), eb('handledBy', '<>', actor.accountId)])
  const views: Record<Filter['view'], () => Expression<SqlBool>[]> = {
    all: () => [],
    open: () => [open],
    toAccept: () => [open, eb('state', 'in', ['reported', 'returned', 'reopened'])],
    mine: () => [
      open,
      eb('ownerPostingId', '=', actor.postingId),
      eb('state', 'not in', WITH_OTHERS),
    ],
    toSign: () => [open, eb('nextPostingId', '=', actor.postingId)],
    toVerify: () => [eb('state', '=', 'resolved'), byAnother],
    toFollowUp: () => [eb('state', '=', 'followUp'), byAnother],
    overdue: () => [open, eb('dueAt', '<', now)],
    escalated: () => [eb('escalated', '=', true)],
    noGrid: () => [open, eb('gridId', 'is', null)],
    unassigned: () => [open, withNobody(eb, now)],
  }
  return views[view]()
}

/** Held by nobody, or by somebody whose posting is over. */
const withNobody = (eb: Eb, now: Date) =>
  eb.or([
    eb('ownerPostingId', 'is', null),
    isOver(sql.ref('owner_region'), sql.ref('owner_posting_id'), shanghaiDay(now)),
    isOver(sql.ref('next_region'), sql.ref('next_posting_id'), shanghaiDay(now)),
  ])

function conditions(
  eb: Eb,
  { actor, filter, lo, hi, tokens, now }: Listing,
): Expression<SqlBool>[] {
  const all = [visible(actor, eb), within(eb, { lo, hi })]
  all.push(...inView(eb, filter.view, { actor, now }))
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
  if (tokens.length) all.push(sql<SqlBool>`(region, id) in ${words.under({ lo, hi, tokens })}`)
  return all
}
