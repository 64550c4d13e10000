import { Button, DatePicker, Flex, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SECURITY_EVENTS } from '#modules/audit/contract.ts'
import { SecurityEvents, type Asked } from '#modules/audit/ui/SecurityEvents.tsx'
import { Page } from './Page.tsx'
import { useDesk, useRegionNames } from './use-desk.ts'

/** What touched the safety of accounts and data, for whoever audits. */
export function SecurityPage() {
  const { t } = useTranslation()
  const { region } = useDesk().posting
  const names = useRegionNames()
  const [asked, ask] = useState<Asked>({})
  const change = (part: Asked) => ask(former => ({ ...former, ...part }))
  const kinds = SECURITY_EVENTS.map(what => ({ value: what, label: t(`security.event.${what}`) }))
  return (
    <Page title={t('security.title')}>
      <p className="bare">{t('security.about')}</p>
      <Flex gap={12} wrap>
        <Select
          aria-label={t('security.what')}
          placeholder={t('security.what')}
          allowClear
          options={kinds}
          value={asked.what ?? null}
          onChange={what => change({ what: what ?? undefined })}
          popupMatchSelectWidth={false}
        />
        <DatePicker
          aria-label={t('security.day')}
          placeholder={t('security.day')}
          onChange={day => change({ day: day?.format('YYYY-MM-DD') })}
        />
        {asked.accountId && (
          <Button onClick={() => change({ accountId: undefined })}>{t('security.all')}</Button>
        )}
      </Flex>
      <SecurityEvents
        region={region}
        asked={asked}
        regionNames={names}
        choose={accountId => change({ accountId })}
      />
    </Page>
  )
}
