/** Places by the thousand: the tree of a region read in pages, and what was made in it written and taken back. */
import type { Kept, RowChange } from '#platform/db/bulk.ts'
import { insertRows, revert } from '#platform/db/bulk.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Node, Tree } from './address-tree.ts'
import { treeOf } from './address-tree.ts'
import * as queries from './place-queries.ts'

const PAGE = 2000

/** The whole tree of a region; `read` opens a transaction for each page. */
export async function loadTree(
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  region: number,
): Promise<Tree> {
  const nodes: Node[] = []
  for (;;) {
    const page = await read(tx =>
      queries.placesAfter(tx, { region, after: nodes.at(-1)?.id, limit: PAGE }),
    )
    nodes.push(...page)
    if (page.length < PAGE) return treeOf(nodes.sort((a, b) => a.depth - b.depth))
  }
}

export const writePlaces = (tx: Tx, region: number, made: readonly Node[]): Promise<RowChange[]> =>
  insertRows(tx, places(region), made)

/** Removes places that were made; one that is lived in, drawn into a grid or named by a record stays. */
export async function revertPlaces(
  tx: Tx,
  region: number,
  traces: readonly RowChange[],
): Promise<Kept[]> {
  const deepestFirst = await queries.deepestFirst(
    tx,
    region,
    traces.map(({ id }) => id),
  )
  const byId = new Map(traces.map(trace => [trace.id, trace]))
  return revert(
    tx,
    places(region),
    deepestFirst.map(({ id }) => byId.get(id)!),
  )
}

const places = (region: number) => ({ name: 'territory.place', region })
