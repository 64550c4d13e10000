import type { z } from 'zod'
import { Id, Page, RegionCode } from '#platform/rpc/procedure.ts'
import { blankOf } from '#web/kit/desk/conditions.ts'
import { Filter } from '../contract.ts'

/** The ledger as its address tells it: a link opens the same rows, order, page and open matter. */
export const LedgerSearch = Filter.omit({ region: true }).extend({
  ...Page.shape,
  matter: Id.optional(),
  /** The community of the open matter, where a ledger spans several. */
  within: RegionCode.optional(),
  /** The view of one's own that the ledger was opened by. */
  saved: Id.optional(),
})
export type LedgerSearch = z.infer<typeof LedgerSearch>

export const FRESH_LEDGER = LedgerSearch.parse({})

/** Every condition taken away; the view stays. */
export const BLANK = blankOf(
  Filter.omit({ region: true, view: true, sort: true, descending: true }),
)

/** What the server is asked for. */
export const askedOf = (
  region: number,
  { matter: _m, within: _w, saved: _s, ...asked }: LedgerSearch,
) => ({
  region,
  ...asked,
})
