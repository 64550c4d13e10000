/**
 * How often somebody may be wrong at a door. What is counted is the account from where it is tried, so
 * that a stranger who guesses closes the door to the stranger alone; a much wider bound holds for the
 * account from everywhere, save from browsers in which its owner was before.
 */
import type { Ctx } from '#modules/ctx.ts'
import { count, forgive } from '#platform/limits.ts'
import { knownBrowser } from './browsers.ts'

const FROM_ONE_PLACE = { max: 5, seconds: 15 * 60, renewed: true }
const DAY = 86_400
/** A password has letters enough for a hundred guesses a day; six digits do not. */
const FROM_EVERYWHERE = {
  'sign-in': { max: 100, seconds: DAY, renewed: true },
  'second-factor': { max: 30, seconds: DAY, renewed: true },
}

type Guess = {
  door: keyof typeof FROM_EVERYWHERE
  /** What is guessed at: a login, or an account. */
  at: string
  accountId: string | undefined
}

/** Counts a guess before it is judged; gives the way to forgive what was wrong before, once one is right. */
export async function countGuess(
  ctx: Ctx,
  { door, at, accountId }: Guess,
): Promise<() => Promise<void>> {
  const known = knownBrowser(ctx, accountId)
  const everywhere = `${door}:${at}`
  const here = `${everywhere}:${known ?? ctx.ip}`
  await count(ctx.tx, here, FROM_ONE_PLACE, ctx.now)
  if (!known) await count(ctx.tx, everywhere, FROM_EVERYWHERE[door], ctx.now)
  return async () => {
    await forgive(ctx.tx, here)
    if (!known) await forgive(ctx.tx, everywhere)
  }
}
