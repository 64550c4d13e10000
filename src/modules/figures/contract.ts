import { z } from 'zod'
import { Day, read, RegionCode } from '#platform/rpc/procedure.ts'

/** A ratio keeps both its numbers; where the denominator is 0 there is no rate, never 100%. */
export const Ratio = z.object({ part: z.number(), whole: z.number() })
export type Ratio = z.infer<typeof Ratio>

export const Summary = z.object({
  region: z.number(),
  name: z.string(),
  opened: z.number(),
  closed: z.number(),
  open: z.number(),
  overdue: z.number(),
  /** 响应率, 解决率, 满意率: contacted ÷ due for follow-up, solved ÷ answered, satisfied ÷ answered. */
  response: Ratio,
  resolution: Ratio,
  satisfaction: Ratio,
  onTime: Ratio,
  /** Closed matters by the level of the method at which they were solved. */
  solvedAt: z.array(z.object({ level: z.string(), count: z.number() })),
})
export type Summary = z.infer<typeof Summary>

const period = z.object({ region: RegionCode, from: Day, to: Day })

export const figures = {
  summary: read('/regions/{region}/figures').input(period).output(Summary),
  /** The same for each region directly below, for a street, county or city. */
  below: read('/regions/{region}/figures/below').input(period).output(z.array(Summary)),
}
