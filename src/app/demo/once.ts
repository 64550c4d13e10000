import type { Ctx } from '#modules/ctx.ts'
import { brokenConstraint } from '#platform/db/db.ts'
import type { Inside } from '../caller.ts'
import { asHouse } from '../caller.ts'

/** Does one part as the house itself; what was done before, the database refuses to do again. */
export async function once(inside: Inside, work: (ctx: Ctx) => Promise<unknown>): Promise<void> {
  try {
    await asHouse(inside, work)
  } catch (error) {
    if (!brokenConstraint(error)) throw error
  }
}
