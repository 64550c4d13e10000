import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { Grid, Mark, Place, Region, Statement } from './contract.ts'

const placeColumns = ['region', 'id', 'kind', 'name', 'address', 'parentId'] as const

type PlaceRow = Awaited<ReturnType<typeof findPlace>>

export const regions = (tx: Tx, parent: number | undefined) =>
  tx
    .selectFrom('territory.region')
    .selectAll()
    .$if(parent !== undefined, query => query.where('parent', '=', parent!))
    .orderBy('code')
    .execute()

export const region = (tx: Tx, code: number) =>
  tx.selectFrom('territory.region').selectAll().where('code', '=', code).executeTakeFirst()

export const insertRegion = (tx: Tx, row: Region & { methodId: string }) =>
  tx.insertInto('territory.region').values(row).execute()

/** Children of a place by name in Chinese order, numbers as numbers: 2 栋 before 10 栋. */
export async function children(
  tx: Tx,
  code: number,
  parentId: string | undefined,
  words: string | undefined,
): Promise<Place[]> {
  const rows = await tx
    .selectFrom('territory.place')
    .select(placeColumns)
    .where('region', '=', code)
    .$if(!words, query => query.where('parentId', parentId ? '=' : 'is', parentId ?? null))
    .$if(Boolean(words), query =>
      query.where('depth', '<=', 3).where(sql<boolean>`strpos(address, ${words}) > 0`),
    )
    .orderBy(sql`length(name)`)
    .orderBy('name')
    .limit(500)
    .execute()
  return rows as Place[]
}

export const grids = (tx: Tx, code: number) =>
  tx
    .selectFrom('territory.grid')
    .select(['region', 'id', 'code', 'name', 'parentId'])
    .where('region', '=', code)
    .orderBy('code')
    .execute()

export const findPlace = (tx: Tx, code: number, id: string) =>
  tx
    .selectFrom('territory.place')
    .selectAll()
    .where('region', '=', code)
    .where('id', '=', id)
    .executeTakeFirst()

/** Where a record stands: its place and, without anybody typing it, the grid as of that moment. */
type Standing = {
  placeId: string
  address: string
  buildingId: string | null
  unitDoorId: string | null
  gridId: string | null
  gridName: string | null
}

/** A region with its own days, and one of its places with its grid on a day: that of the nearest place above it that has one. */
export async function ground(
  tx: Tx,
  { region, placeId, day }: { region: number; placeId: string | null; day: string },
) {
  const { rows } = await sql<{
    methodId: string
    days: [day: string, kind: 'work' | 'rest'][]
    place: Standing | null
  }>`
    select r.method_id,
      coalesce((
        select json_agg(json_build_array(d.on_day, d.kind))
        from territory.own_day d where d.region = r.code), '[]') as days,
      (select json_build_object('placeId', p.id, 'address', p.address, 'gridId', g.id, 'gridName', g.name,
          'buildingId', case p.kind when 'building' then p.id else p.building_id end,
          'unitDoorId', case p.kind when 'unitDoor' then p.id else p.unit_door_id end)
        from territory.place p
        left join lateral (
          select g.id, g.name
          from territory.place_grid a
          join territory.place h on h.region = a.region and h.id = a.place_id
          join territory.grid g on g.region = a.region and g.id = a.grid_id
          where a.region = p.region
            and a.place_id in (p.id, p.floor_id, p.unit_door_id, p.building_id, p.courtyard_id, p.estate_id, p.way_id)
            and platform.holds(a.from_on, a.to_on, ${day}::date)
          order by h.depth desc limit 1) g on true
        where p.region = r.code and p.id = ${placeId}) as place
    from territory.region r where r.code = ${region}`.execute(tx)
  return rows[0]
}

/** Every place that has a spot on the sketch, with its grid on a day. */
export async function sketch(tx: Tx, code: number, day: string): Promise<Mark[]> {
  const { rows } = await sql<Mark>`
    select p.id, p.kind, p.name, p.address, p.x, p.y, g.id as "gridId", g.name as "gridName"
    from territory.place p
    left join lateral (
      select a.grid_id from territory.place_grid a
      join territory.place h on h.region = a.region and h.id = a.place_id
      where a.region = p.region and a.place_id in (p.id, p.building_id, p.courtyard_id, p.estate_id, p.way_id)
        and platform.holds(a.from_on, a.to_on, ${day}::date)
      order by h.depth desc limit 1) drawn on true
    left join territory.grid g on g.region = p.region and g.id = drawn.grid_id
    where p.region = ${code} and p.x is not null
    order by p.address limit 3000`.execute(tx)
  return rows
}

/** The smallest places with a door of their own that lie in no grid on a day. */
export async function ungridded(tx: Tx, code: number, day: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select p.region, p.id, p.kind, p.name, p.address, p.parent_id as "parentId"
    from territory.place p
    where p.region = ${code} and p.kind not in ('floor', 'dwelling')
      and not exists (
        select from territory.place c
        where c.region = p.region and c.parent_id = p.id and c.kind not in ('floor', 'dwelling'))
      and not exists (
        select from territory.place_grid a
        where a.region = p.region
          and a.place_id in (p.id, p.unit_door_id, p.building_id, p.courtyard_id, p.estate_id, p.way_id)
          and platform.holds(a.from_on, a.to_on, ${day}::date))
    order by p.address limit 1000`.execute(tx)
  return rows
}

export const insertPlace = (tx: Tx, row: NonNullable<PlaceRow>) =>
  tx.insertInto('territory.place').values(row).execute()

export const insertGrid = (tx: Tx, row: Grid) =>
  tx.insertInto('territory.grid').values(row).execute()

/** Ends what is open on the day and begins the new assignment; one that began that very day is replaced. */
export async function assign(
  tx: Tx,
  row: { region: number; placeId: string; gridId: string; fromOn: string },
): Promise<void> {
  const open = tx
    .deleteFrom('territory.placeGrid')
    .where('region', '=', row.region)
    .where('placeId', '=', row.placeId)
  await open.where('fromOn', '>=', row.fromOn).execute()
  await tx
    .updateTable('territory.placeGrid')
    .set({ toOn: row.fromOn })
    .where('region', '=', row.region)
    .where('placeId', '=', row.placeId)
    .where(eb => eb.or([eb('toOn', 'is', null), eb('toOn', '>', row.fromOn)]))
    .execute()
  await tx
    .insertInto('territory.placeGrid')
    .values({ ...row, toOn: null })
    .execute()
}

export const ownDays = (tx: Tx, code: number) =>
  tx.selectFrom('territory.ownDay').select(['onDay', 'kind']).where('region', '=', code).execute()

export const statements = (tx: Tx, code: number) =>
  tx
    .selectFrom('territory.statement')
    .select(['id', 'subject', 'amount', 'unit', 'nature', 'rounding', 'saidOn', 'source'])
    .where('region', '=', code)
    .orderBy('nature')
    .orderBy('id')
    .execute()

export const putStatement = (tx: Tx, { region, id, ...said }: Statement & { region: number }) =>
  tx
    .insertInto('territory.statement')
    .values({ region, id, ...said })
    .onConflict(conflict => conflict.columns(['region', 'subject', 'source']).doUpdateSet(said))
    .execute()

export const dropStatement = (tx: Tx, code: number, id: string) =>
  tx
    .deleteFrom('territory.statement')
    .where('region', '=', code)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
