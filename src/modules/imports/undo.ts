import { revertPeople } from '#modules/people/index.ts'
import { revertPlaces } from '#modules/territory/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Key } from './queries.ts'
import * as queries from './work-queries.ts'

/**
 * Takes back what one chunk did, who lives where before who and where; gives how many changes. What
 * somebody changed since, or what a record refers to, stays as it is and is listed.
 */
export async function undoChunk(tx: Tx, { region, id }: Key, seq: number): Promise<number> {
  const changes = Map.groupBy(await queries.changesOf(tx, { region, id, seq }), ({ kind }) => kind)
  const kept = []
  for (const kind of queries.KINDS) {
    const traces = changes.get(kind)
    if (!traces) continue
    const stays =
      kind === 'places'
        ? await revertPlaces(tx, region, traces)
        : await revertPeople(tx, kind, { region, traces })
    kept.push(...stays.map(stay => ({ ...stay, kind })))
  }
  await queries.noteUndone(tx, { region, id, seq }, kept)
  return [...changes.values()].flat().length
}
