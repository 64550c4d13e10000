import { useQueryClient } from '@tanstack/react-query'
import type { Action, Filter, Matter } from '#modules/matters/contract.ts'
import { api, type Call, client } from '../api.ts'
import { inPages } from '../kit/pages.ts'
import { useAddress } from '../kit/router.tsx'
import { useWrite } from '../kit/useWrite.ts'

/** The matter that the address names. */
export function useOne() {
  const { region, id = '' } = useAddress()
  return { region: Number(region), id, path: `/matters/${region}/${id}` }
}

/** A register of matters in pages. */
export const register = (filter: Pick<Filter, 'region' | 'view'> & Partial<Filter>) =>
  inPages([...api.matters.list.key(), filter], page => client.matters.list({ ...filter, ...page }))

/** After a write the pages that show matters ask again. */
export function useRefresh() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: api.matters.key() })
}

export type PhoneAction = Exclude<
  Action,
  'report' | 'close' | 'autoEscalate' | 'merge' | 'classify' | 'printSlip'
>
/** One action upon one matter. */
export function useAct(
  action: PhoneAction,
  { region, id }: { region: number; id: string },
  onDone?: (saved: Matter) => void,
) {
  const refresh = useRefresh()
  return useWrite<object, Matter>(
    (fields, context) =>
      (client.matters[action] as Call<object, Matter>)({ region, id, ...fields }, context),
    saved => {
      refresh()
      onDone?.(saved)
    },
  )
}
