import { interval } from '../rules.ts'

/** A street, a county or a city: it sees what lies below as sums. */
export const isAboveCommunity = (region: number) => interval(region).hi > region

/** Whether a region is `top` or lies below it. */
export const within = (region: number, top: number) => region >= top && region <= interval(top).hi

/** The codes from `top` down to `region`, both included. */
export function trail(region: number, top: number): number[] {
  const codes = SPANS.map(span => region - (region % span))
  return [...new Set(codes)].filter(code => within(code, top))
}

/** How far a region lies below its city: 0 for a city, 3 for a community. */
export const depthOf = (region: number) => SPANS.findIndex(span => region % span === 0)

/** What one city, county, street and community of the 12-digit code spans. */
const SPANS = [100_000_000, 1_000_000, 1_000, 1]
