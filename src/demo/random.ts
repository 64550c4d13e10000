import { sha256, uuidOf } from '#platform/ids.ts'

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

/** The id of a thing of the demo: the same at every planting, so that what is there is not planted twice. */
export function idOf(...what: readonly (string | number)[]): string {
  const bytes = sha256(what.join('/')).subarray(0, 16)
  // An id of one's own making, by RFC 9562.
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x0f) | 0xa0
  return uuidOf(bytes)
}
