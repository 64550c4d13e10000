import { Link } from '@tanstack/react-router'
import { Button, DatePicker, Flex, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SECURITY_EVENTS } from '#modules/audit/contract.ts'
import { Looks } from '#modules/audit/ui/Looks.tsx'
import { SecurityEvents, type Asked as AskedOfEvents } from '#modules/audit/ui/SecurityEvents.tsx'
import { Page } from './Page.tsx'
import { SECURITY_RECORDS, SecurityRecord, useSearchOf } from './search.ts'
import { useDesk, useRegionNames } from './use-desk.ts'

type Asked = AskedOfEvents & { personId?: string | undefined }

/** What touched the safety of accounts, and who looked at whose data: for whoever audits. */
export function SecurityPage() {
  const { t } = useTranslation()
  const { posting, method } = useDesk()
  const { region } = posting
  const names = useRegionNames()
  const [{ of }] = useSearchOf(SecurityRecord)
  const [{ what, personId, ...asked }, ask] = useState<Asked>({})
  const change = (part: Asked) => ask(former => ({ ...former, ...part }))
  const kinds = SECURITY_EVENTS.map(event => ({
    value: event,
    label: t(`security.event.${event}`),
  }))
  const narrowed = asked.accountId || (of === 'looks' && personId)
  return (
    <Page title={t('security.title')}>
      <nav className="views" aria-label={t('security.records')}>
        {SECURITY_RECORDS.map(one => (
          <Link
            key={one}
            to="/security"
            search={{ of: one }}
            aria-current={one === of ? 'true' : undefined}
          >
            {t(`security.record.${one}`)}
          </Link>
        ))}
      </nav>
      <p className="bare">{t(`security.about.${of}`)}</p>
      <Flex gap={12} wrap>
        {of === 'events' && (
          <Select
            aria-label={t('security.what')}
            placeholder={t('security.what')}
            allowClear
            options={kinds}
            value={what ?? null}
            onChange={event => change({ what: event ?? undefined })}
            popupMatchSelectWidth={false}
          />
        )}
        <DatePicker
          aria-label={t('security.day')}
          placeholder={t('security.day')}
          onChange={day => change({ day: day?.format('YYYY-MM-DD') })}
        />
        {narrowed && (
          <Button onClick={() => change({ accountId: undefined, personId: undefined })}>
            {t('security.all')}
          </Button>
        )}
      </Flex>
      {of === 'events' ? (
        <SecurityEvents
          region={region}
          asked={{ what, ...asked }}
          regionNames={names}
          choose={accountId => change({ accountId })}
        />
      ) : (
        <Looks
          region={region}
          asked={{ personId, ...asked }}
          regionNames={names}
          roleName={method.roleName}
          choose={change}
        />
      )}
    </Page>
  )
}
