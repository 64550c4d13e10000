import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '#modules/matters/contract.ts'
import { PhoneMatterCard } from '#modules/matters/ui/PhoneMatterCard.tsx'
import { BigButton } from '../kit/BigButton.tsx'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { Loading } from '../kit/Loading.tsx'
import { useOwnMethod } from './Gate.tsx'
import { ledger } from './matters.ts'

type Props = {
  filter: Parameters<typeof ledger>[0]
  dueOf: (matter: Matter) => Date | null
  children: ReactNode
}

/** A ledger as cards, more on demand; `children` is what an empty one says. */
export function MatterList({ filter, dueOf, children }: Props) {
  const { t } = useTranslation()
  const method = useOwnMethod()
  const query = useInfiniteQuery(ledger(filter))
  const rows = query.data?.pages.flatMap(page => page.rows)
  if (!rows)
    return query.error ? (
      <ErrorNote error={query.error} retry={() => query.refetch()} />
    ) : (
      <Loading />
    )
  if (rows.length === 0) return children
  return (
    <div className="stack">
      {rows.map(row => (
        <PhoneMatterCard key={row.id} matter={row} names={method} dueAt={dueOf(row)} />
      ))}
      {query.hasNextPage && (
        <BigButton plain busy={query.isFetchingNextPage} onPress={() => query.fetchNextPage()}>
          {t('act.showMore')}
        </BigButton>
      )}
    </div>
  )
}
