import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ZodType } from 'zod'
import { api, client, reasonOf } from '#web/api.ts'

/**
 * What somebody arranged for themselves, kept on the server. What an older release kept and this one
 * cannot read counts as not kept; `ready` is false until the server has answered.
 */
export function usePreference<Value>(key: string, schema: ZodType<Value>, fresh: Value) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const options = api.access.preferences.queryOptions({ staleTime: Number.POSITIVE_INFINITY })
  const { data } = useQuery(options)
  const kept = schema.safeParse(data?.find(one => one.key === key)?.value)
  const send = useMutation({
    mutationFn: (value: Value) => client.access.setPreference({ key, value }),
    // One after the other, so that the last one stays.
    scope: { id: key },
    onError: error => void message.error(reasonOf(error, t)),
  })
  const keep = (value: Value) => {
    queryClient.setQueryData(
      options.queryKey,
      former => former && [...former.filter(one => one.key !== key), { key, value }],
    )
    send.mutate(value)
  }
  return { value: kept.success ? kept.data : fresh, keep, ready: data !== undefined }
}
