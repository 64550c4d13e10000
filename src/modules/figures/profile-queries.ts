/** What regions and grids hold, as it was counted last. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { GridSize, Moving } from './contract.ts'
import type { Range } from './queries.ts'
import { intervals } from './queries.ts'

export type Amount = { lo: number; measure: string; amount: number }

/** What is held in each interval. */
export async function held(tx: Tx, ranges: readonly Range[]): Promise<Amount[]> {
  const { rows } = await sql<Amount>`
    select r.lo, s.* from ${intervals(ranges)} cross join lateral (
      select measure, sum(amount)::bigint as amount from figures.stock
      where region between r.lo and r.hi group by measure
      union all
      select 'communities', count(*) from territory.region where code between r.lo and r.hi and code % 1000 <> 0) s`.execute(
    tx,
  )
  return rows
}

type Size = Omit<GridSize, 'advice' | 'households' | 'persons'> & {
  households: number
  persons: number
}

/** Every grid of a community, in the order of the codes. */
export async function gridSizes(tx: Tx, region: number): Promise<Size[]> {
  const { rows } = await sql<Size>`
    select g.id, g.code, g.name, g.parent_id as "parentId", g.level, g.type,
      coalesce(s.households, 0) as households, coalesce(s.persons, 0) as persons,
      (select count(*) - 1 from territory.grid_within w where w.region = g.region and w.around_id = g.id) as groups
    from territory.grid g left join figures.grid_stock s on s.region = g.region and s.grid_id = g.id
    where g.region = ${region} order by g.code`.execute(tx)
  return rows
}

/** Whoever lives at some places, by the grid of today; not who has a grid nearer than those places. */
export async function moving(
  tx: Tx,
  region: number,
  placeIds: readonly string[],
  day: string,
): Promise<Moving[]> {
  const { rows } = await sql<Moving>`
    with drawn as (
      select unnest(${placeIds}::uuid[]) as id),
    homes as (
      select h.id, (
        select a.grid_id
        from unnest(array[p.id, p.floor_id, p.unit_door_id, p.building_id, p.courtyard_id, p.estate_id, p.way_id]) above (id)
        join territory.place_grid a on a.region = p.region and a.place_id = above.id and platform.holds(a.from_on, a.to_on, ${day}::date)
        join territory.place at on at.region = p.region and at.id = above.id
        order by at.depth desc limit 1) as grid_id
      from people.household h
      join territory.place p on p.region = h.region and p.id = h.place_id
      where h.region = ${region} and exists (
        select from drawn where drawn.id in (p.id, p.floor_id, p.unit_door_id, p.building_id, p.courtyard_id, p.estate_id, p.way_id)))
    select h.grid_id as "gridId", count(distinct h.id) as households, count(distinct r.person_id) as persons
    from homes h left join people.resident r on r.region = ${region} and r.household_id = h.id
    group by h.grid_id`.execute(tx)
  return rows
}
