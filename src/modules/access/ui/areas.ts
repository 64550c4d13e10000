import type { TFunction } from 'i18next'
import type { Posting } from '../contract.ts'

type Areas = Pick<Posting, 'grids' | 'places'>

/** As many are named on a line; of more the account page tells. */
const NAMED = 3

/** What a posting is limited to, by name: its grids, then its places. */
export const areasOf = ({ grids, places }: Areas): string[] =>
  [...grids, ...places].map(({ name }) => name)

/** The same in a line: the first few, and of more how many there are. */
export function areasInShort(areas: Areas, t: TFunction): string[] {
  const names = areasOf(areas)
  if (names.length <= NAMED) return names
  return [...names.slice(0, NAMED), t('say.inAll', { count: names.length })]
}
