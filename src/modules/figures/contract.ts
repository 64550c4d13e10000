import { z } from 'zod'
import { Statement } from '#modules/territory/contract.ts'
import { Day, InRegion, read } from '#platform/rpc/procedure.ts'

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

/** What the records hold at this moment; beside it, and apart, what was declared or aimed at. */
export const Profile = z.object({
  region: z.number(),
  name: z.string(),
  alias: z.string().nullable(),
  methodId: z.string(),
  counted: z.object({ households: z.number(), persons: z.number(), grids: z.number(), groups: z.number(), buildings: z.number(), communities: z.number() }),
  statements: z.array(Statement),
})
export type Profile = z.infer<typeof Profile>

/** A grid with the households that live in it today; advice where it is far from 300 to 500 (GB/T 34300). */
export const GridSize = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  groups: z.number(),
  households: z.number(),
  persons: z.number(),
  advice: z.enum(['small', 'large']).nullable(),
})
export type GridSize = z.infer<typeof GridSize>

const period = InRegion.extend({ from: Day, to: Day })

export const figures = {
  profile: read('/regions/{region}/profile').input(InRegion).output(Profile),
  /** The same of each region directly below. */
  profilesBelow: read('/regions/{region}/profiles').input(InRegion).output(z.array(Profile)),
  grids: read('/regions/{region}/grid-sizes').input(InRegion).output(z.array(GridSize)),
  summary: read('/regions/{region}/figures').input(period).output(Summary),
  /** The same for each region directly below, for a street, county or city. */
  below: read('/regions/{region}/figures/below').input(period).output(z.array(Summary)),
}
