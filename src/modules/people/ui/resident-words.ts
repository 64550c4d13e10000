import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import type { Filter } from '../contract.ts'

/** The conditions of a list in one line, for the head of a sheet of paper and the record of what was taken out. */
export function useResidentWords(region: number) {
  const { t } = useTranslation()
  const { data: grids } = useQuery(api.territory.grids.queryOptions({ input: { region } }))
  const { data: marks } = useQuery(api.territory.sketch.queryOptions({ input: { region } }))
  return ({ words, gridId, buildingId, ageFrom, ageTo, sex, kind, relation }: Partial<Filter>) =>
    [
      words && `“${words}”`,
      grids?.find(({ id }) => id === gridId)?.name,
      marks?.find(({ id }) => id === buildingId)?.address,
      (ageFrom !== undefined || ageTo !== undefined) &&
        t('residents.ages', { ages: `${ageFrom ?? 0}–${ageTo ?? ''}` }),
      sex && t(`residents.sex.${sex}`),
      kind && t(`residents.kind.${kind}`),
      relation && t(`residents.relation.${relation}`),
    ]
      .filter(Boolean)
      .join(' · ') || t('residents.everybody')
}
