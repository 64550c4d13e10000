import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import type { Kinds } from './kinds.ts'
import type { LedgerSearch } from './ledger-search.ts'

/** The question of a ledger in one line, for the head of a sheet of paper. */
export function useFilterWords(region: number, search: LedgerSearch, kinds: Kinds): string {
  const { t } = useTranslation()
  const { view, words, kind, gridId, states, from, to } = search
  const { data: grids } = useQuery(
    api.territory.grids.queryOptions({ input: { region }, enabled: gridId !== undefined }),
  )
  return [
    t(`desk.view.${view}`),
    words && `“${words}”`,
    kinds.find(({ id }) => id === kind)?.name,
    grids?.find(({ id }) => id === gridId)?.name,
    states.map(state => t(`state.${state}`)).join(t('desk.comma')),
    (from || to) && `${from ?? ''} – ${to ?? ''}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
