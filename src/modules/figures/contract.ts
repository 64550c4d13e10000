import { z } from 'zod'
import { Grid, MOST_PLACES, Statement } from '#modules/territory/contract.ts'
import { Day, Id, InRegion, read } from '#platform/rpc/procedure.ts'

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
  /** How matters ended: only the requester's yes is 'solved'. */
  endings: z.array(z.object({ outcome: z.string(), count: z.number() })),
  /** Matters that their requester called solved, by the level of the method. */
  solvedAt: z.array(z.object({ level: z.string(), count: z.number() })),
})
export type Summary = z.infer<typeof Summary>

/** What is counted of a region, from its communities down to its persons. */
export const COUNTED = [
  'communities',
  'grids',
  'groups',
  'estates',
  'courtyards',
  'buildings',
  'unitDoors',
  'storeys',
  'homes',
  'households',
  'persons',
] as const
/** How its persons are made up, each counted once: by sex, by kind of residency, by age in whole years from. */
export const MAKEUP = {
  sex: ['male', 'female', 'unknown'],
  kind: ['registered', 'floating', 'usual'],
  age: ['0', '6', '18', '60', '80', 'unknown'],
} as const

/** A number, or null where so few are somebody. */
const Told = z.number().nullable()

/** What the records hold; beside it, and apart, what was declared or aimed at. */
export const Profile = z.object({
  region: z.number(),
  name: z.string(),
  alias: z.string().nullable(),
  methodId: z.string(),
  counted: z.record(z.enum(COUNTED), z.number()),
  makeup: z.object({
    sex: z.record(z.enum(MAKEUP.sex), Told),
    kind: z.record(z.enum(MAKEUP.kind), Told),
    age: z.record(z.enum(MAKEUP.age), Told),
  }),
  statements: z.array(Statement),
})
export type Profile = z.infer<typeof Profile>

/**
 * A grid with all grids in it, and the households of today; advice where a grid of its own is far from
 * 300 to 500 (GB/T 34300). Null where so few are nobody's business, or all numbers of persons are.
 */
export const GridSize = Grid.omit({ region: true }).extend({
  /** How many grids lie in it. */
  groups: z.number(),
  households: Told,
  persons: Told,
  advice: z.enum(['small', 'large']).nullable(),
})
export type GridSize = z.infer<typeof GridSize>

/** Whom a new boundary would take out of a grid, or out of none. */
export const Moving = z.object({ gridId: Id.nullable(), households: z.number(), persons: z.number() })
export type Moving = z.infer<typeof Moving>

const period = InRegion.extend({ from: Day, to: Day })

export const figures = {
  profile: read('/regions/{region}/profile').input(InRegion).output(Profile),
  /** The same of each region directly below. */
  profilesBelow: read('/regions/{region}/profiles').input(InRegion).output(z.array(Profile)),
  grids: read('/regions/{region}/grid-sizes').input(InRegion).output(z.array(GridSize)),
  /** Who would change grids if some places were drawn into one today. */
  moving: read('/regions/{region}/grid-sizes/moving')
    .input(InRegion.extend({ placeIds: z.array(Id).min(1).max(MOST_PLACES) }))
    .output(z.array(Moving)),
  summary: read('/regions/{region}/figures').input(period).output(Summary),
  /** The same for each region directly below, for a street, county or city. */
  below: read('/regions/{region}/figures/below').input(period).output(z.array(Summary)),
}
