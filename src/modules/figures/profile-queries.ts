import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { GridSize, Profile } from './contract.ts'
import type { Range } from './queries.ts'
import { intervals } from './queries.ts'

type Counted = Profile['counted']

/** What the records hold, of each interval in the order in which they are asked for. */
export async function counted(tx: Tx, ranges: readonly Range[]): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select
      (select count(*) from people.household where region between r.lo and r.hi) as households,
      (select count(distinct (region, person_id)) from people.residency where region between r.lo and r.hi and to_on is null) as persons,
      (select count(*) from territory.grid where region between r.lo and r.hi and parent_id is null) as grids,
      (select count(*) from territory.grid where region between r.lo and r.hi and parent_id is not null) as groups,
      (select count(*) from territory.place where region between r.lo and r.hi and kind = 'building') as buildings,
      (select count(*) from territory.region where code between r.lo and r.hi and code % 1000 <> 0) as communities
    from ${intervals(ranges)} order by r.lo`.execute(tx)
  return rows
}

type Size = Omit<GridSize, 'advice'>

/** Households by the top grid of their address on a day: the nearest place above that has one decides. */
export async function gridSizes(tx: Tx, region: number, day: string): Promise<Size[]> {
  const { rows } = await sql<Size>`
    with drawn as (
      select a.place_id, coalesce(g.parent_id, g.id) as grid_id, p.depth
      from territory.place_grid a
      join territory.grid g on g.region = a.region and g.id = a.grid_id
      join territory.place p on p.region = a.region and p.id = a.place_id
      where a.region = ${region} and platform.holds(a.from_on, a.to_on, ${day}::date)),
    living as (
      select distinct on (h.id) h.id, d.grid_id
      from people.household h
      join territory.place p on p.region = h.region and p.id = h.place_id
      cross join lateral (values (p.id), (p.floor_id), (p.unit_door_id), (p.building_id), (p.courtyard_id), (p.estate_id), (p.way_id)) above (id)
      join drawn d on d.place_id = above.id
      where h.region = ${region}
      order by h.id, d.depth desc),
    counted as (
      select l.grid_id, count(distinct l.id) as households, count(distinct r.person_id) as persons
      from living l
      left join people.residency r on r.region = ${region} and r.household_id = l.id and r.to_on is null
      group by l.grid_id)
    select g.id, g.code, g.name, coalesce(c.households, 0) as households, coalesce(c.persons, 0) as persons,
      (select count(*) from territory.grid s where s.region = g.region and s.parent_id = g.id) as groups
    from territory.grid g left join counted c on c.grid_id = g.id
    where g.region = ${region} and g.parent_id is null
    order by g.code`.execute(tx)
  return rows
}
