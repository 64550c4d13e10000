import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExportLog } from '#modules/audit/ui/ExportLog.tsx'
import { useFilterWords } from '#modules/matters/ui/filter-words.ts'
import { useResidentWords } from '#modules/people/ui/resident-words.ts'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { useDesk } from './use-desk.ts'

/** What was taken out of a community, for whoever answers for it: of both registers, beside each. */
export function ExportLogPage() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const [asked, ask] = useState(false)
  if (!may('posting.appoint')) return null
  return (
    <>
      <Button onClick={() => ask(true)}>{t('exportLog.title')}</Button>
      {asked && (
        <Dialog title={t('exportLog.title')} close={() => ask(false)}>
          <OfBoth />
        </Dialog>
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
    <ExportLog
      region={posting.region}
      roleName={method.roleName}
      registers={{
        residents: { title: t('residents.title'), words: residents },
        householders: { title: t('exportLog.householders'), words: residents },
        matters: { title: t('desk.register.title'), words: matters },
      }}
    />
  )
}
