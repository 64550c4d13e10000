import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from './ErrorNote.tsx'

export function Loading() {
  const { t } = useTranslation()
  return (
    <p className="loading" role="status">
      {t('say.loading')}
    </p>
  )
}

/** What was asked for, once it is there; until then that it is loading, or why it did not come. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>
  children: (data: Data) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  return query.error ? <ErrorNote error={query.error} retry={() => query.refetch()} /> : <Loading />
}
