import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Colleague } from '#modules/access/contract.ts'
import { api } from '#web/api.ts'

type Props = {
  region: number
  roleName: (role: string) => string
  /** The grid whose people come first, and the holder, who is left out. */
  gridName?: string | null
  holder?: string | null
  id?: string
  value?: string
  onChange?: (postingId: string) => void
}

/** Everybody but the holder; whoever serves the grid comes first. */
export function ColleagueSelect({ region, gridName, holder, roleName, ...controlled }: Props) {
  const { t } = useTranslation()
  const { data = [], isPending } = useColleagues(region)
  const isNear = ({ grids }: Colleague) => Boolean(gridName) && grids.includes(gridName!)
  const called = (colleague: Colleague) =>
    [
      colleague.name,
      roleName(colleague.role),
      ...colleague.grids,
      isNear(colleague) && t('desk.thisGrid'),
    ]
      .filter(Boolean)
      .join(' · ')
  const options = data
    .filter(({ postingId }) => postingId !== holder)
    .sort((a, b) => Number(isNear(b)) - Number(isNear(a)))
    .map(colleague => ({ value: colleague.postingId, label: called(colleague) }))
  return (
    <Select
      {...controlled}
      loading={isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
    />
  )
}

export const useColleagues = (region: number) =>
  useQuery(api.access.colleagues.queryOptions({ input: { region } }))
