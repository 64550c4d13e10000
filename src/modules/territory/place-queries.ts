/** The SQL of places by the thousand. */
import type { Tx } from '#platform/db/db.ts'

/** The next places of a region in the order of their ids, with the ids of their ancestors. */
export const placesAfter = (
  tx: Tx,
  { region, after, limit }: { region: number; after: string | undefined; limit: number },
) =>
  tx
    .selectFrom('territory.place')
    .selectAll()
    .where('region', '=', region)
    .$if(after !== undefined, query => query.where('id', '>', after!))
    .orderBy('id')
    .limit(limit)
    .execute()

export const addresses = (tx: Tx, region: number, ids: readonly string[]) =>
  tx
    .selectFrom('territory.place')
    .select(['id', 'address'])
    .where('region', '=', region)
    .where('id', 'in', ids)
    .execute()

/** Whether each of some ids is a place that many homes share, and stays one until the transaction ends. */
export async function areShared(tx: Tx, region: number, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true
  const rows = await tx
    .selectFrom('territory.place')
    .select('id')
    .where('region', '=', region)
    .where('id', 'in', ids)
    .where('kind', 'in', SHARED)
    .forKeyShare()
    .execute()
  return rows.length === new Set(ids).size
}

const SHARED = ['estate', 'courtyard', 'building', 'unitDoor', 'floor']

/** The buildings of a region, the first so many, in the order of their addresses. */
export const buildings = (tx: Tx, region: number, limit = 1000) =>
  tx
    .selectFrom('territory.place')
    .select(['id', 'address'])
    .where('region', '=', region)
    .where('kind', '=', 'building')
    .orderBy('address')
    .limit(limit)
    .execute()

export const deepestFirst = (tx: Tx, region: number, ids: readonly string[]) =>
  tx
    .selectFrom('territory.place')
    .select('id')
    .where('region', '=', region)
    .where('id', 'in', ids)
    .orderBy('depth', 'desc')
    .execute()
