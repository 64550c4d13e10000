/** Counting what a community holds, from its records. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { Moving } from './contract.ts'

/** The next community that was touched, taken off the list. */
export async function takeTouched(tx: Tx, after: number): Promise<number | undefined> {
  const { rows } = await sql<{ region: number }>`
    with next as (select region from figures.touched where region > ${after} order by region limit 1),
    taken as (delete from figures.touched t using next n where t.region = n.region)
    select region from next`.execute(tx)
  return rows[0]?.region
}

/** All is to be counted: on a new day people are older, and grids that were drawn ahead begin. */
export const touchAll = (tx: Tx) =>
  sql`insert into figures.touched (region) select code from territory.region`.execute(tx)

/** A home counts as a household until it ends or everybody has moved out of it. */
const LIVED_IN = sql`h.ended_on is null and (
  not exists (select from people.residency r where r.region = h.region and r.household_id = h.id)
  or exists (select from people.residency r where r.region = h.region and r.household_id = h.id and r.to_on is null))`

/** Everybody of a region once, at the home where they are registered or, failing that, came last. */
const persons = (region: number) => sql`
  select distinct on (person_id) person_id, grid_id, sex, kind, birth_on
  from people.resident where region = ${region}
  order by person_id, kind = 'registered' desc, from_on desc, id`

/** Counts a community anew; running it again changes nothing. */
export async function recountStock(tx: Tx, region: number, day: string): Promise<void> {
  await sql`delete from figures.stock where region = ${region}`.execute(tx)
  await sql`
    with person as materialized (${persons(region)}),
    aged as (
      select case when years < 6 then '0' when years < 18 then '6' when years < 60 then '18'
        when years < 80 then '60' when years >= 80 then '80' else 'unknown' end as band
      from person cross join lateral (select extract(year from age(${day}::date, birth_on)) as years) a)
    insert into figures.stock (region, measure, amount)
    select ${region}::bigint, measure, amount from (
      select case kind when 'estate' then 'estates' when 'courtyard' then 'courtyards' when 'building' then 'buildings'
          when 'unitDoor' then 'unitDoors' when 'floor' then 'storeys' else 'homes' end as measure, count(*) as amount
        from territory.place where region = ${region}
          and kind in ('estate', 'courtyard', 'building', 'unitDoor', 'floor', 'dwelling') group by 1
      union all select case when parent_id is null then 'grids' else 'groups' end, count(*)
        from territory.grid where region = ${region} group by 1
      union all select 'households', count(*) from people.household h where region = ${region} and ${LIVED_IN}
      union all select 'persons', count(*) from person
      union all select 'sex:' || coalesce(sex, 'unknown'), count(*) from person group by 1
      union all select 'kind:' || kind, count(*) from person group by 1
      union all select 'age:' || band, count(*) from aged group by 1) counted`.execute(tx)
  await recountGrids(tx, region, day)
}

/** Each grid with all grids in it. The grid of a home is that of the nearest place above it that has one. */
async function recountGrids(tx: Tx, region: number, day: string): Promise<void> {
  await sql`delete from figures.grid_stock where region = ${region}`.execute(tx)
  await sql`
    with drawn as (
      select a.place_id, a.grid_id, p.depth
      from territory.place_grid a join territory.place p on p.region = a.region and p.id = a.place_id
      where a.region = ${region} and platform.holds(a.from_on, a.to_on, ${day}::date)),
    living as (
      select distinct on (h.id) h.id, d.grid_id
      from people.household h
      join territory.place p on p.region = h.region and p.id = h.place_id
      cross join lateral (values (p.id), (p.floor_id), (p.unit_door_id), (p.building_id), (p.courtyard_id), (p.estate_id), (p.way_id)) above (id)
      join drawn d on d.place_id = above.id
      where h.region = ${region} and ${LIVED_IN}
      order by h.id, d.depth desc),
    near as (
      select grid_id, count(*) as households, 0::bigint as persons from living group by 1
      union all select grid_id, 0, count(*) from (${persons(region)}) p where grid_id is not null group by 1)
    insert into figures.grid_stock (region, grid_id, households, persons)
    select w.region, w.around_id, coalesce(sum(n.households), 0), coalesce(sum(n.persons), 0)
    from territory.grid_within w left join near n on n.grid_id = w.grid_id
    where w.region = ${region} group by 1, 2`.execute(tx)
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
      where h.region = ${region} and ${LIVED_IN} and exists (
        select from drawn where drawn.id in (p.id, p.floor_id, p.unit_door_id, p.building_id, p.courtyard_id, p.estate_id, p.way_id)))
    select h.grid_id as "gridId", count(distinct h.id) as households, count(distinct r.person_id) as persons
    from homes h left join people.resident r on r.region = ${region} and r.household_id = h.id
    group by h.grid_id`.execute(tx)
  return rows
}
