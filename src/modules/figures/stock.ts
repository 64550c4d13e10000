/** What communities hold is counted again as soon as something of them was touched. */
import type { Tx } from '#platform/db/db.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { claim } from './queries.ts'
import { recountStock, takeTouched } from './stock-queries.ts'

export { touchAll } from './stock-queries.ts'

/**
 * Counts the next community that was touched, by its code; gives which, so that a round comes to an end
 * where one is touched all the while, as by an import. Of servers that do it at once, one does it.
 */
export async function restock(tx: Tx, now: Date, after = 0): Promise<number | undefined> {
  if (!(await claim(tx))) return undefined
  const region = await takeTouched(tx, after)
  if (region !== undefined) await recountStock(tx, region, shanghaiDay(now))
  return region
}
