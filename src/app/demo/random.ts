/** A small generator of repeatable chance (mulberry32): the demo is the same on every machine. */
export type Random = {
  below(n: number): number
  of<T>(list: readonly T[]): T
  chance(part: number): boolean
}

export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return { below, of: list => list[below(list.length)]!, chance: part => next() < part }
}
