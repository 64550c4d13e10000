import { infiniteQueryOptions, useQueryClient } from '@tanstack/react-query'
import type { Action, Filter, Matter } from '#modules/matters/contract.ts'
import { api, type CallContext, client } from '../api.ts'
import { useAddress } from '../kit/router.tsx'
import { useWrite } from '../kit/useWrite.ts'

/** Asked for when somebody opens it and not by itself: each time that staff get it is written down as a look at the requester. */
export const matterQuery = (region: number, id: string) =>
  api.matters.get.queryOptions({
    input: { region, id },
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** The matter that the address names. */
export function useOne() {
  const { region, id = '' } = useAddress()
  return { region: Number(region), id, path: `/matters/${region}/${id}` }
}

const PAGE = 20

/** A ledger of matters, twenty at a time. */
export const ledger = (filter: Pick<Filter, 'region' | 'view'> & Partial<Filter>) =>
  infiniteQueryOptions({
    queryKey: [...api.matters.list.key(), filter],
    queryFn: ({ pageParam }) => client.matters.list({ ...filter, limit: PAGE, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      pages.length * PAGE < last.total ? pages.length * PAGE : undefined,
  })

/** After a write the pages that show matters ask again. */
export function useRefresh() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: api.matters.key() })
}

export type PhoneAction = Exclude<Action, 'report' | 'close' | 'escalate' | 'merge' | 'classify'>
type Send = (input: object, options: { context: CallContext }) => Promise<Matter>

/** One action upon one matter. */
export function useAct(
  action: PhoneAction,
  { region, id }: { region: number; id: string },
  onDone?: () => void,
) {
  const refresh = useRefresh()
  return useWrite<object, Matter>(
    (fields, options) => (client.matters[action] as Send)({ region, id, ...fields }, options),
    () => {
      refresh()
      onDone?.()
    },
  )
}
