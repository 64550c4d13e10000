import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isAboveCommunity } from '#platform/regions.ts'
import { api } from '#web/api.ts'
import type { Filter } from '../contract.ts'
import type { Kinds } from './kinds.ts'

/** The question of a register in one line, for the head of a sheet of paper and the record of what was taken out. */
export function useFilterWords(region: number, kinds: Kinds) {
  const { t } = useTranslation()
  const { data: grids } = useQuery(
    api.territory.grids.queryOptions({ input: { region }, enabled: !isAboveCommunity(region) }),
  )
  return ({ view, words, kind, gridId, states = [], from, to }: Partial<Filter>): string =>
    [
      view && t(`desk.view.${view}`),
      words && `“${words}”`,
      kinds.find(({ id }) => id === kind)?.name,
      grids?.find(({ id }) => id === gridId)?.name,
      states.map(state => t(`state.${state}`)).join(t('desk.comma')),
      (from || to) && `${from ?? ''} – ${to ?? ''}`,
    ]
      .filter(Boolean)
      .join(' · ')
}
