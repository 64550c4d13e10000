import type { z } from 'zod'
import { Id, Page, RegionCode } from '#platform/rpc/procedure.ts'
import { blankOf } from '#web/kit/desk/conditions.ts'
import { Filter } from '../contract.ts'

/** The register as its address tells it: a link opens the same rows, order, page and open matter. */
export const RegisterSearch = Filter.omit({ region: true }).extend({
  ...Page.shape,
  matter: Id.optional(),
  /** The community of the open matter, where a register spans several. */
  within: RegionCode.optional(),
  /** The view of one's own that the register was opened by. */
  saved: Id.optional(),
})
export type RegisterSearch = z.infer<typeof RegisterSearch>

export const FRESH_REGISTER = RegisterSearch.parse({})

/** Every condition taken away; the view stays. */
export const BLANK = blankOf(
  Filter.omit({ region: true, view: true, sort: true, descending: true }),
)

/** What the server is asked for. */
export const askedOf = (
  region: number,
  { matter: _m, within: _w, saved: _s, ...asked }: RegisterSearch,
) => ({
  region,
  ...asked,
})
