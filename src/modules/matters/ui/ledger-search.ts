import { z } from 'zod'
import { Id, Page, RegionCode } from '#platform/rpc/procedure.ts'
import { Filter } from '../contract.ts'

/** The ledger as its address tells it: a link opens the same rows, order, page and open matter. */
export const LedgerSearch = Filter.omit({ region: true }).extend({
  ...Page.shape,
  dense: z.boolean().default(false),
  matter: Id.optional(),
  /** The community of the open matter, where a ledger spans several. */
  within: RegionCode.optional(),
})
export type LedgerSearch = z.infer<typeof LedgerSearch>

export const FRESH_LEDGER = LedgerSearch.parse({})
