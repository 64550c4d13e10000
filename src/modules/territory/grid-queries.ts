/** The SQL of grids: what they are, what lies in them, and what lies in none. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { Grid, Place } from './contract.ts'

const columns = ['region', 'id', 'code', 'name', 'parentId', 'level', 'type'] as const

export const grids = async (tx: Tx, region: number): Promise<Grid[]> =>
  (await tx
    .selectFrom('territory.grid')
    .select(columns)
    .where('region', '=', region)
    .orderBy('code')
    .execute()) as Grid[]

/** Whether each of some ids is a grid of the region, and stays one until the transaction ends. */
export async function areGrids(tx: Tx, region: number, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true
  const rows = await tx
    .selectFrom('territory.grid')
    .select('id')
    .where('region', '=', region)
    .where('id', 'in', ids)
    .forKeyShare()
    .execute()
  return rows.length === new Set(ids).size
}

/** How many levels of grids are around a grid. */
export async function stepsAbove(tx: Tx, region: number, id: string): Promise<number> {
  const { steps } = await tx
    .selectFrom('territory.gridWithin')
    .select(eb => eb.fn.max('steps').as('steps'))
    .where('region', '=', region)
    .where('gridId', '=', id)
    .executeTakeFirstOrThrow()
  return steps + 1
}

/** One after the other: two that count at once would draw the same number. */
export const numberAlone = (tx: Tx, region: number) =>
  sql`select pg_advisory_xact_lock(hashtextextended('territory.grid', ${region}))`.execute(tx)

export const insertGrid = (tx: Tx, row: Grid) =>
  tx.insertInto('territory.grid').values(row).execute()

export const changeGrid = async (
  tx: Tx,
  { region, id, ...change }: Omit<Grid, 'code' | 'parentId'>,
): Promise<Grid | undefined> =>
  (await tx
    .updateTable('territory.grid')
    .set(change)
    .where('region', '=', region)
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirst()) as Grid | undefined

export const deleteGrid = (tx: Tx, region: number, id: string) =>
  tx
    .deleteFrom('territory.grid')
    .where('region', '=', region)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()

/** From a day on; what began that very day is replaced, and what begins later is kept by the table itself. */
export async function assign(
  tx: Tx,
  {
    region,
    placeIds,
    gridId,
    from,
  }: { region: number; placeIds: readonly string[]; gridId: string; from: string },
): Promise<void> {
  await tx
    .deleteFrom('territory.placeGrid')
    .where('region', '=', region)
    .where('placeId', 'in', placeIds)
    .where('fromOn', '=', from)
    .execute()
  await tx
    .updateTable('territory.placeGrid')
    .set({ toOn: from })
    .where('region', '=', region)
    .where('placeId', 'in', placeIds)
    .where('fromOn', '<', from)
    .where(eb => eb.or([eb('toOn', 'is', null), eb('toOn', '>', from)]))
    .execute()
  await tx
    .insertInto('territory.placeGrid')
    .values(placeIds.map(placeId => ({ region, placeId, gridId, fromOn: from, toOn: null })))
    .execute()
}

/** The first day after another on which one of some places begins to lie in a grid. */
export const laterAssignment = (tx: Tx, region: number, placeIds: readonly string[], day: string) =>
  tx
    .selectFrom('territory.placeGrid')
    .select('fromOn')
    .where('region', '=', region)
    .where('placeId', 'in', placeIds)
    .where('fromOn', '>', day)
    .orderBy('fromOn')
    .executeTakeFirst()

/**
 * Addresses in no grid on a day: whatever has nothing beneath it, a flat by the door or building that
 * it belongs to. Whatever a place carries of its ancestors is sought among the places that were drawn.
 */
export async function ungridded(
  tx: Tx,
  where: { region: number; after: string | undefined; limit: number; day: string },
): Promise<{ rows: Place[]; total: number }> {
  const { region, after, limit, day } = where
  const { rows } = await sql<Place & { total: number }>`
    with drawn as materialized (
      select place_id from territory.place_grid
      where region = ${region} and platform.holds(from_on, to_on, ${day}::date)),
    blind as materialized (
      select distinct coalesce(case when p.kind in ('floor', 'dwelling') then coalesce(p.unit_door_id, p.building_id) end, p.id) as id
      from territory.place p
      where p.region = ${region}
        and not exists (select from territory.place c where c.region = p.region and c.parent_id = p.id)
        and ${sql.join(
          ABOVE.map(above => sql`coalesce(${above}, p.id) not in (select place_id from drawn)`),
          sql` and `,
        )})
    select t.total, p.*
    from (select count(*) as total from blind) t
    left join (
      select p.region, p.id, p.kind, p.name, p.address, p.parent_id as "parentId"
      from blind b
      join territory.place p on p.region = ${region} and p.id = b.id
      left join territory.place f on f.region = ${region} and f.id = ${after ?? null}::uuid
      where ${after ?? null}::uuid is null or (p.address, p.id) > (f.address, f.id)
      order by p.address, p.id limit ${limit}) p on true
    order by p.address, p.id`.execute(tx)
  return {
    rows: rows.flatMap(({ total: _, ...place }) => (place.id === null ? [] : place)),
    total: rows[0]!.total,
  }
}

/** What a place carries of its ancestors, and itself. */
const ABOVE = [
  'id',
  'floor_id',
  'unit_door_id',
  'building_id',
  'courtyard_id',
  'estate_id',
  'way_id',
].map(column => sql.ref(`p.${column}`))
