import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Candidate, Matter } from '../contract.ts'
import { useCandidates } from './bulk.ts'

type Props = {
  /** What is to be handed over: only those are offered who can take all of it. */
  matters: readonly Pick<Matter, 'region' | 'id'>[] | undefined
  roleName: (role: string) => string
  id?: string
  value?: string
  onChange?: (postingId: string) => void
}

/** Whoever can take it, those of its grid first, with how many open matters they hold. */
export function ColleagueSelect({ matters, roleName, ...controlled }: Props) {
  const { t } = useTranslation()
  const { data = [], isPending } = useCandidates(matters)
  const called = ({ name, role, areas, near, load }: Candidate) =>
    [
      name,
      roleName(role),
      ...areas,
      near && areas.length > 0 && t('desk.thisGrid'),
      t('turn.load', { count: load }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Select
      {...controlled}
      loading={isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={data.map(one => ({ value: one.postingId, label: called(one) }))}
      notFoundContent={isPending ? t('say.loading') : t('bulk.nobody')}
    />
  )
}
