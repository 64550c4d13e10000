/** What communities hold is counted again as soon as something of them was touched. */
import type { Tx } from '#platform/db/db.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { claim } from './queries.ts'
import { recountStock, takeTouched } from './stock-queries.ts'

export { touchAll } from './stock-queries.ts'

const MOST_AT_ONCE = 1

/** Counts some communities that were touched; gives whether more may wait. Of servers that do it at once, one does it. */
export async function restock(tx: Tx, now: Date): Promise<boolean> {
  if (!(await claim(tx))) return false
  const regions = await takeTouched(tx, MOST_AT_ONCE)
  for (const region of regions) await recountStock(tx, region, shanghaiDay(now))
  return regions.length === MOST_AT_ONCE
}
