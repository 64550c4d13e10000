import type { Posting } from '../contract.ts'

/** What a posting is limited to, by name: its grids, then its places. */
export const areasOf = ({ grids, places }: Pick<Posting, 'grids' | 'places'>): string[] =>
  [...grids, ...places].map(({ name }) => name)
