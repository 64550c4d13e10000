/** Who serves where today, as colleagues, escalationPaths and the wall of a stairwell ask for it. */
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { ServiceContact } from './contract.ts'
import { areasOf, counts } from './posting-queries.ts'

/** Those who serve in an interval of regions today: what colleagues and escalationPaths look up. */
export async function serving(
  tx: Tx,
  where: {
    regions: readonly number[] | { lo: number; hi: number }
    today: string
    roles?: readonly string[] | undefined
    postingId?: string | undefined
  },
) {
  const { regions, today, roles, postingId } = where
  const { rows } = await sql<Serving>`
    select p.region, p.id as "postingId", p.account_id as "accountId", a.name, p.role, ${areasOf}
    from access.posting p join access.account a on a.id = p.account_id and a.disabled_at is null
    where ${'lo' in regions ? sql`p.region between ${regions.lo} and ${regions.hi}` : sql`p.region = any(${regions}::bigint[])`}
      and p.person_id is null
      and ${counts(today)}
      and (${roles ?? null}::text[] is null or p.role = any(${roles ?? null}))
      and (${postingId ?? null}::uuid is null or p.id = ${postingId ?? null})
    order by p.from_on, p.id limit 500`.execute(tx)
  return rows
}

/** Whether a posting that a record names holds no more, for the lists of others; one that cannot be seen is not said to be over. */
export const isOver = (region: Named, id: Named, today: string) => sql<boolean>`exists (
  select from access.posting p join access.account a on a.id = p.account_id
  where p.region = ${region} and p.id = ${id}
    and (a.disabled_at is not null or not platform.holds(p.from_on, p.to_on, ${today}::date)))`

type Named = RawBuilder<unknown> | number | string | null

export type Serving = {
  region: number
  postingId: string
  accountId: string
  name: string
  role: string
  grids: { id: string; name: string }[]
  places: { id: string; name: string }[]
}

export type Holder = Omit<Serving, 'grids' | 'places'>

/**
 * Who holds one of some roles in some regions today and answers for a grid of one of them: posted to
 * it, to a grid around it, the nearest first, to a place in it, or to nothing at all and so to every one.
 */
export async function holding(
  tx: Tx,
  where: {
    region: number
    regions: readonly number[]
    roles: readonly string[]
    gridId: string | null
    today: string
  },
): Promise<Holder[]> {
  const { region, regions, roles, gridId, today } = where
  const { rows } = await sql<Holder>`
    with line (id, step) as (
      select around_id, steps from territory.grid_within where region = ${region} and grid_id = ${gridId})
    select p.region, p.id as posting_id, p.account_id, a.name, p.role
    from access.posting p
    join access.account a on a.id = p.account_id and a.disabled_at is null
    cross join lateral (
      select count(*) as areas, min(l.step) as step
      from access.posting_area b
      left join territory.place h on b.kind = 'place' and h.region = b.region and h.id = b.area_id
      left join line l on l.id = case b.kind when 'grid' then b.area_id else territory.grid_of(h, ${today}::date) end
      where b.region = p.region and b.posting_id = p.id) near
    where p.region = any(${regions}::bigint[]) and p.role = any(${roles}::text[]) and p.person_id is null
      and ${counts(today)}
      and (near.areas = 0 or near.step is not null)
    order by near.step nulls last, p.from_on, p.id`.execute(tx)
  return rows
}

type ServingPlace = ServiceContact & { methodId: string }

/** Who is posted to a grid or one around it, to a place or one around it, or to the whole community: each with the nearest such grid. */
export async function servingPlace(
  tx: Tx,
  where: { region: number; gridId: string | null; placeId: string; today: string },
): Promise<ServingPlace[]> {
  const { region, gridId, placeId, today } = where
  const { rows } = await sql<ServingPlace>`
    with around (ids) as (
      select array[h.id, h.floor_id, h.unit_door_id, h.building_id, h.courtyard_id, h.estate_id]
      from territory.place h where h.region = ${region} and h.id = ${placeId})
    select a.name, p.role, p.phone, r.method_id as "methodId", near.grid_name as "gridName"
    from access.posting p
    join access.account a on a.id = p.account_id and a.disabled_at is null
    join territory.region r on r.code = p.region
    cross join lateral (
      select count(*) as areas, bool_or(b.area_id = any((select ids from around)::uuid[])) as of_place,
        min(w.steps) as steps, (array_agg(g.name order by w.steps) filter (where w.steps is not null))[1] as grid_name
      from access.posting_area b
      left join territory.grid_within w on w.region = b.region and w.grid_id = ${gridId} and w.around_id = b.area_id
      left join territory.grid g on g.region = w.region and g.id = w.around_id
      where b.region = p.region and b.posting_id = p.id) near
    where p.region = ${region} and p.person_id is null
      and (near.areas = 0 or near.of_place or near.steps is not null)
      and ${counts(today)}
    order by near.of_place desc nulls last, near.steps nulls last, p.from_on, p.id limit 50`.execute(
    tx,
  )
  return rows
}
