import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { Mark, PickedPlace, Region, Statement } from './contract.ts'

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

type Where = { region: number; day: string }

/** Children of a place, or what contains some words, by name in Chinese order: 2栋 before 10栋. */
export function children(
  tx: Tx,
  where: Where & { parentId: string | undefined; words: string | undefined; doorsOnly: boolean },
): Promise<PickedPlace[]> {
  const { parentId, words, doorsOnly } = where
  const asked = words
    ? sql`p.depth <= 3 and strpos(p.address, ${words}) > 0`
    : sql`p.parent_id is not distinct from ${parentId ?? null}::uuid`
  return pickedWhere(tx, where, doorsOnly ? sql`${asked} and ${ofDoors}` : asked)
}

export const picked = (tx: Tx, where: Where & { id: string }): Promise<PickedPlace[]> =>
  pickedWhere(tx, where, sql`p.id = ${where.id}`)

async function pickedWhere(
  tx: Tx,
  { region, day }: Where,
  condition: RawBuilder<unknown>,
): Promise<PickedPlace[]> {
  const { rows } = await sql<PickedPlace>`
    select p.region, p.id, p.kind, p.name, p.address, p.parent_id as "parentId", g.name as "gridName"
    from territory.place p
    left join territory.grid g on g.region = p.region and g.id = territory.grid_of(p, ${day}::date)
    where p.region = ${region} and ${condition}
    order by p.name collate territory.natural, p.id limit 500`.execute(tx)
  return rows
}

const ofDoors = sql`p.kind not in ('floor', 'dwelling')`

/** The places of a region down to its doors, as the nodes of a tree; few enough to be held. */
export const doors = (tx: Tx, region: number) =>
  tx
    .selectFrom('territory.place')
    .selectAll()
    .where('region', '=', region)
    .where('kind', 'not in', ['floor', 'dwelling'])
    .orderBy('depth')
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
        left join territory.grid g on g.region = p.region and g.id = territory.grid_of(p, ${day}::date)
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

export const insertPlace = (tx: Tx, row: NonNullable<PlaceRow>) =>
  tx.insertInto('territory.place').values(row).execute()

export const ownDays = (tx: Tx, code: number) =>
  tx.selectFrom('territory.ownDay').select(['onDay', 'kind']).where('region', '=', code).execute()

export const statements = (tx: Tx, code: number) =>
  tx
    .selectFrom('territory.statement')
    .select(['id', 'subject', 'amount', 'words', 'unit', 'nature', 'rounding', 'saidOn', 'source'])
    .where('region', '=', code)
    .orderBy('nature')
    .orderBy('id')
    .execute()

export const putStatement = (tx: Tx, { region, id, ...said }: Statement & { region: number }) =>
  tx
    .insertInto('territory.statement')
    .values({ region, id, ...said })
    .onConflict(conflict => conflict.columns(['region', 'subject', 'source']).doUpdateSet(said))
    .returning('id')
    .executeTakeFirstOrThrow()

export const dropStatement = (tx: Tx, code: number, id: string) =>
  tx
    .deleteFrom('territory.statement')
    .where('region', '=', code)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
