import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Takings } from '#modules/audit/ui/Takings.tsx'
import { useFilterWords } from '#modules/matters/ui/filter-words.ts'
import { useResidentWords } from '#modules/people/ui/resident-words.ts'
import { Ask } from '#web/kit/desk/Ask.tsx'
import { useDesk } from './use-desk.ts'

/** What was taken out of a community, for whoever answers for it: of both ledgers, beside each. */
export function TakenOut() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const [asked, ask] = useState(false)
  if (!may('posting.appoint')) return null
  return (
    <>
      <Button onClick={() => ask(true)}>{t('takings.title')}</Button>
      {asked && (
        <Ask title={t('takings.title')} close={() => ask(false)}>
          <OfBoth />
        </Ask>
      )}
    </>
  )
}

function OfBoth() {
  const { t } = useTranslation()
  const { posting, method } = useDesk()
  const residents = useResidentWords(posting.region)
  const matters = useFilterWords(posting.region, method.kinds)
  return (
    <Takings
      region={posting.region}
      roleName={method.roleName}
      ledgers={{
        residents: { title: t('residents.title'), words: residents },
        householders: { title: t('takings.householders'), words: residents },
        matters: { title: t('desk.ledger.title'), words: matters },
      }}
    />
  )
}
