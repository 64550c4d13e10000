import { client } from '#web/api.ts'
import type { Filter, Matter } from '../contract.ts'

const PAGE = 100

/**
 * All matters of a filter, a page at a time from the end: acting upon one may take it out of the
 * filter, and so moves only those that were had already.
 */
export async function* fromTheEnd(filter: Filter, total: number): AsyncGenerator<Matter> {
  const had = new Set<string>()
  const last = Math.floor(Math.max(0, total - 1) / PAGE) * PAGE
  for (let offset = last; offset >= 0; offset -= PAGE) {
    const { rows } = await client.matters.list({
      ...filter,
      sort: 'receivedAt',
      descending: false,
      limit: PAGE,
      offset,
    })
    for (const matter of rows.reverse()) {
      if (had.has(matter.id)) continue
      had.add(matter.id)
      yield matter
    }
  }
}
