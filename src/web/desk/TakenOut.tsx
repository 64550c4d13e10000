import { useTranslation } from 'react-i18next'
import { Takings } from '#modules/audit/ui/Takings.tsx'
import { useFilterWords } from '#modules/matters/ui/filter-words.ts'
import { useResidentWords } from '#modules/people/ui/resident-words.ts'
import { useDesk } from './use-desk.ts'

/** What was taken out of a community, for whoever answers for it: of both ledgers, beside each. */
export function TakenOut() {
  const { posting, may } = useDesk()
  return may('posting.appoint') && <Both region={posting.region} />
}

function Both({ region }: { region: number }) {
  const { t } = useTranslation()
  const { method } = useDesk()
  const residents = useResidentWords(region)
  const matters = useFilterWords(region, method.kinds)
  return (
    <Takings
      region={region}
      roleName={method.roleName}
      ledgers={{
        residents: { title: t('residents.title'), words: residents },
        matters: { title: t('desk.ledger.title'), words: matters },
      }}
    />
  )
}
