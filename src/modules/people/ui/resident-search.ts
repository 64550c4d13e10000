import type { z } from 'zod'
import { Id, Page } from '#platform/rpc/procedure.ts'
import { blankOf } from '#web/kit/desk/conditions.ts'
import { Filter } from '../contract.ts'

/** The residents' register as its address tells it: a link opens the same rows, order, page and open home. */
export const ResidentSearch = Filter.omit({ region: true }).extend({
  ...Page.shape,
  /** The home whose card is open. */
  home: Id.optional(),
  /** The view of one's own that the register was opened by. */
  saved: Id.optional(),
})
export type ResidentSearch = z.infer<typeof ResidentSearch>

export const FRESH_RESIDENTS = ResidentSearch.parse({})

/** Every condition taken away. */
export const BLANK = blankOf(Filter.omit({ region: true, sort: true, descending: true }))

/** What the server is asked for. */
export const askedOf = (region: number, { home: _h, saved: _s, ...asked }: ResidentSearch) => ({
  region,
  ...asked,
})
