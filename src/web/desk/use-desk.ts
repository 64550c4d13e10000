import { useQuery } from '@tanstack/react-query'
import { within } from '#platform/regions.ts'
import { api } from '#web/api.ts'
import { useMethod } from '#web/method.ts'
import { useMe } from '#web/session.ts'

/** Who works at this desk, in which posting, by which method, and what the posting may do. */
export function useDesk() {
  const { data: me } = useMe()
  if (!me?.posting) throw new Error('the shell lets nobody in without a posting')
  const { abilities, posting } = me
  return {
    me,
    posting,
    method: useMethod(posting.methodId),
    may: (ability: string) => abilities.includes(ability),
  }
}

/** The region in view: the one that the address names, if it lies within the posting. */
export function useRegionInView(asked: number | undefined) {
  const { posting } = useDesk()
  return asked !== undefined && within(asked, posting.region) ? asked : posting.region
}

/** The regions of this installation by code. */
export function useRegions() {
  const { data = [] } = useQuery(
    api.territory.regions.queryOptions({ input: {}, staleTime: 3_600_000 }),
  )
  return new Map(data.map(region => [region.code, region]))
}

/** The regions directly below one. */
export const useRegionsBelow = (code: number) =>
  [...useRegions().values()].filter(({ parent }) => parent === code)

/** The names of the regions by code. */
export const useRegionNames = () =>
  new Map([...useRegions()].map(([code, { name }]) => [code, name]))
