import type { Ctx } from '#modules/ctx.ts'
import { getRegion, regionsBelow } from '#modules/territory/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { elevated } from '#platform/db/db.ts'
import { interval } from '#platform/regions.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { figures, Ratio, Summary } from './contract.ts'
import type { Sum } from './queries.ts'
import * as queries from './queries.ts'

const EVENTS = 5000

export async function summary(ctx: Ctx, input: InputOf<typeof figures.summary>): Promise<Summary> {
  const [whole] = await summed(ctx, [await getRegion(ctx.tx, input.region)], input)
  return whole!
}

/** One summary for each region directly below: the drill-down of a street, county or city. */
export async function below(ctx: Ctx, input: InputOf<typeof figures.below>): Promise<Summary[]> {
  return summed(ctx, await regionsBelow(ctx.tx, input.region), input)
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

type Named = { code: number; name: string }

async function summed(
  ctx: Ctx,
  regions: readonly Named[],
  period: { from: string; to: string },
): Promise<Summary[]> {
  const ranges = regions.map(({ code }) => interval(code))
  const [sums, standing] = await Promise.all([
    queries.sums(ctx.tx, ranges, period),
    elevated(ctx.tx, () => queries.standing(ctx.tx, ranges, ctx.now)),
  ])
  return regions.map(region => {
    const { open, overdue } = standing.find(({ lo }) => lo === region.code)!
    const own = sums.filter(({ lo }) => lo === region.code)
    return present(region, own, { open, overdue })
  })
}

function present(
  { code, name }: Named,
  sums: readonly Sum[],
  now: Pick<Summary, 'open' | 'overdue'>,
): Summary {
  const ratio = (measure: string): Ratio => {
    const { part, whole } = sums.find(sum => sum.measure === measure) ?? { part: 0, whole: 0 }
    return { part, whole }
  }
  const under = (kind: string) =>
    sums
      .filter(({ measure }) => measure.startsWith(kind))
      .map(({ measure, part }) => ({ name: measure.slice(kind.length), count: part }))
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
    endings: under('ended:').map(({ name, count }) => ({ outcome: name, count })),
    solvedAt: under('solvedAt:').map(({ name, count }) => ({ level: name, count })),
  }
}
