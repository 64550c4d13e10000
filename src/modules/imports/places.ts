/** Estates and buildings that a dataset would make: a question first, and what somebody answered to it. */
import type { Address, Tree } from '#modules/territory/index.ts'
import { calledAs, madeFor, wayTo } from '#modules/territory/index.ts'
import type { Mapping } from './contract.ts'

/** By address, how many rows wait. */
export type Asked = Map<string, number>
export type Places = {
  /** Whether somebody agreed to it. */
  makes(address: string): boolean
  /** The buildings that are meant instead, as an address names them. */
  meant: ReadonlyMap<string, Pick<Address, 'estate' | 'building'>>
}

export function placesOf({ newPlaces, places }: Mapping, tree: Tree): Places {
  const agreed = new Set(places.filter(({ to }) => to === null).map(({ address }) => address))
  const meant = new Map(
    places.flatMap(({ address, to }) => {
      const called = to && calledAs(tree, to)
      return called ? [[address, called] as const] : []
    }),
  )
  return {
    makes: address => newPlaces === 'make' || agreed.has(address),
    meant,
  }
}

/** The address that is meant: where its building is none, the one that somebody named for it. */
export function instead(places: Places, tree: Tree, address: Address): Address {
  if (places.meant.size === 0) return address
  const way = wayTo(tree, address)
  const fresh = 'reason' in way ? undefined : madeFor(way)
  const meant = fresh && places.meant.get(fresh)
  return meant ? { ...address, ...meant } : address
}
