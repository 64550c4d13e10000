import type { Ctx } from '#modules/ctx.ts'
import { brokenConstraint } from '#platform/db/db.ts'
import type { AppContext } from '#modules/ctx.ts'
import { asSystem } from '#modules/ctx.ts'

/** Does one part as the app itself; what was done before, the database refuses to do again. */
export async function once(
  appContext: AppContext,
  work: (ctx: Ctx) => Promise<unknown>,
): Promise<void> {
  try {
    await asSystem(appContext, work)
  } catch (error) {
    if (!brokenConstraint(error)) throw error
  }
}

/**
 * Does what the people of one community do in it. Visitors may have disabled one of them or ended a post:
 * then that community is left as it stands, and the next goes on. Gives whether it was done.
 */
export async function goOn(
  { log }: AppContext,
  { key }: { key: string },
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    log.warn({ key, error: String((error as Error).stack) }, 'a community of the demo stands still')
    return false
  }
}
