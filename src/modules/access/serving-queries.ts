/** Who serves where today, as colleagues, ladders and the wall of a stairwell ask for it. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db/db.ts'
import type { Server } from './contract.ts'
import { counts, gridsOf } from './posting-queries.ts'

/** Those who serve in an interval of regions today: what colleagues and ladders look up. */
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
    select p.region, p.id as "postingId", p.account_id as "accountId", a.name, p.role, ${gridsOf}
    from access.posting p join access.account a on a.id = p.account_id and a.disabled_at is null
    where ${'lo' in regions ? sql`p.region between ${regions.lo} and ${regions.hi}` : sql`p.region = any(${regions}::bigint[])`}
      and p.person_id is null
      and ${counts(today)}
      and (${roles ?? null}::text[] is null or p.role = any(${roles ?? null}))
      and (${postingId ?? null}::uuid is null or p.id = ${postingId ?? null})
    order by p.from_on, p.id limit 500`.execute(tx)
  return rows
}

export type Serving = {
  region: number
  postingId: string
  accountId: string
  name: string
  role: string
  grids: { id: string; name: string }[]
}

export type Holder = Omit<Serving, 'grids'>

/**
 * Who holds one of some roles in some regions today and answers for a grid of one of them: posted to
 * it, to a grid around it, the nearest first, or to no grid at all and so to every one.
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
    with recursive line (id, parent_id, step) as (
      select id, parent_id, 0 from territory.grid where region = ${region} and id = ${gridId}
      union all
      select g.id, g.parent_id, l.step + 1 from line l
      join territory.grid g on g.region = ${region} and g.id = l.parent_id where l.step < 8)
    select p.region, p.id as posting_id, p.account_id, a.name, p.role
    from access.posting p
    join access.account a on a.id = p.account_id and a.disabled_at is null
    cross join lateral (
      select count(*) as grids, min(l.step) as step
      from access.posting_area b left join line l on l.id = b.area_id
      where b.region = p.region and b.posting_id = p.id and b.kind = 'grid') near
    where p.region = any(${regions}::bigint[]) and p.role = any(${roles}::text[]) and p.person_id is null
      and ${counts(today)}
      and (near.grids = 0 or near.step is not null)
    order by near.step nulls last, p.from_on, p.id`.execute(tx)
  return rows
}

type ServingPlace = Server & { methodId: string }

/** Who is posted to one of these grids or places, or to the whole community. */
export async function servingPlace(
  tx: Tx,
  where: { region: number; near: readonly string[]; today: string },
): Promise<ServingPlace[]> {
  const { rows } = await sql<ServingPlace>`
    select a.name, p.role, p.phone, r.method_id as "methodId", (
      select g.name from access.posting_area b join territory.grid g on g.region = b.region and g.id = b.area_id
      where b.region = p.region and b.posting_id = p.id order by g.code limit 1) as "gridName"
    from access.posting p
    join access.account a on a.id = p.account_id and a.disabled_at is null
    join territory.region r on r.code = p.region
    cross join lateral (
      select count(*) as areas, count(*) filter (where b.area_id = any(${where.near}::uuid[])
        or exists (select from territory.grid g where g.region = b.region and g.parent_id = b.area_id and g.id = any(${where.near}::uuid[]))) as near
      from access.posting_area b where b.region = p.region and b.posting_id = p.id) c
    where p.region = ${where.region} and p.person_id is null and (c.near > 0 or c.areas = 0)
      and ${counts(where.today)}
    order by c.near desc, p.from_on, p.id limit 50`.execute(tx)
  return rows
}
