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
  const { kept, keep, ready } = useKept(key)
  const known = schema.safeParse(kept.find(one => one.key === key)?.value)
  return {
    value: known.success ? known.data : fresh,
    keep: (value: Value) => keep(key, value),
    ready,
  }
}

/**
 * Several of a kind, each under a name of its own: what another machine kept meanwhile stays, however
 * long ago this one asked.
 */
export function usePreferences<Value>(kind: string, schema: ZodType<Value>) {
  const { kept, keep } = useKept(kind)
  const values = kept
    .filter(({ key }) => key.startsWith(`${kind}.`))
    .flatMap(({ value }) => schema.safeParse(value).data ?? [])
  return {
    values,
    keep: (name: string, value: Value) => keep(`${kind}.${name}`, value),
    drop: (name: string) => keep(`${kind}.${name}`, null),
  }
}

/** All that is kept, and the way to keep one more; null forgets it. */
function useKept(scope: string) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const options = api.access.preferences.queryOptions({ staleTime: Number.POSITIVE_INFINITY })
  const { data } = useQuery(options)
  const send = useMutation({
    mutationFn: (one: { key: string; value: unknown }) => client.access.setPreference(one),
    // One after the other, so that the last one stays.
    scope: { id: scope },
    onError: error => void message.error(reasonOf(error, t)),
  })
  const keep = (key: string, value: unknown) => {
    queryClient.setQueryData(options.queryKey, former => {
      const others = former?.filter(one => one.key !== key)
      return value === null ? others : others && [...others, { key, value }]
    })
    send.mutate({ key, value })
  }
  return { kept: data ?? [], keep, ready: data !== undefined }
}
