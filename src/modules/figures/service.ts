import type { Ctx } from '#modules/ctx.ts'
import { getRegion, interval, regionsBelow } from '#modules/territory/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { beyond } from '#platform/db/db.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { figures, Ratio, Summary } from './contract.ts'
import type { Sum } from './queries.ts'
import * as queries from './queries.ts'

const EVENTS = 500

export async function summary(ctx: Ctx, input: InputOf<typeof figures.summary>): Promise<Summary> {
  return summed(ctx, await getRegion(ctx.tx, input.region), input)
}

/** One summary for each region directly below: the drill-down of a street, county or city. */
export async function below(ctx: Ctx, input: InputOf<typeof figures.below>): Promise<Summary[]> {
  const all: Summary[] = []
  for (const region of await regionsBelow(ctx.tx, input.region))
    all.push(await summed(ctx, region, input))
  return all
}

/**
 * Recounts every region and day that events since the last time have touched; gives whether more
 * wait. A record that arrives late lands in its own day, and each figure can be derived again. Of servers
 * that do it at once, one does it.
 */
export async function refresh(tx: Tx): Promise<boolean> {
  const since = await queries.claim(tx)
  const fresh = since && (await queries.fresh(tx, since, EVENTS))
  if (!fresh) return false
  await queries.recount(tx, fresh.days)
  await queries.advance(tx, fresh.upTo)
  return fresh.more
}

async function summed(
  ctx: Ctx,
  { code, name }: { code: number; name: string },
  period: { from: string; to: string },
): Promise<Summary> {
  const range = interval(code)
  const sums = await queries.sums(ctx.tx, range, period)
  const now = await beyond(ctx.tx, () => queries.standing(ctx.tx, range, ctx.now))
  const ratio = (measure: string): Ratio => {
    const { part, whole } = sums.find(sum => sum.measure === measure) ?? { part: 0, whole: 0 }
    return { part, whole }
  }
  return {
    region: code,
    name,
    ...now,
    opened: ratio('opened').part,
    closed: ratio('closed').part,
    response: ratio('response'),
    resolution: ratio('resolution'),
    satisfaction: ratio('satisfaction'),
    onTime: ratio('onTime'),
    solvedAt: sums
      .filter(isLevel)
      .map(({ measure, part }) => ({ level: measure.slice(LEVEL.length), count: part })),
  }
}

const LEVEL = 'solvedAt:'
const isLevel = ({ measure }: Sum) => measure.startsWith(LEVEL)
