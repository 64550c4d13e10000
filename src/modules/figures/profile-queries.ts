/** What regions and grids hold, as it was counted last. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { GridSize } from './contract.ts'
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
