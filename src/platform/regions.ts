/** The arithmetic of the 12-digit codes of regions (GB/T 2260, GB/T 10114), pure. */

/** What one city, county, street and community spans. */
const SPANS = [100_000_000, 1_000_000, 1000, 1]

/** How far a region lies below its city: 0 for a city, 3 for a community. */
export const depthOf = (code: number): number => SPANS.findIndex(span => code % span === 0)

/** A street, a county or a city: it sees what lies below as sums. */
export const isAboveCommunity = (code: number): boolean => depthOf(code) < SPANS.length - 1

/**
 * The interval of codes under a region: a code that ends in zeros stands for all codes that begin
 * like it. 611002003000 is the street [611002003000, 611002003999]; a community is itself alone.
 */
export const interval = (code: number): { lo: number; hi: number } => ({
  lo: code,
  hi: code + SPANS[depthOf(code)]! - 1,
})

/** Whether a region is `top` or lies below it. */
export const within = (code: number, top: number): boolean =>
  code >= top && code <= interval(top).hi

/** A region and those above it, the highest first. */
export const lineage = (code: number): number[] => [
  ...new Set(SPANS.map(span => code - (code % span))),
]

/** The codes from `top` down to a region, both included. */
export const trail = (code: number, top: number): number[] =>
  lineage(code).filter(one => within(one, top))
