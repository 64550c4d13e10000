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

/** What one city, county, street and community of the 12-digit code spans. */
const SPANS = [100_000_000, 1_000_000, 1_000, 1]
