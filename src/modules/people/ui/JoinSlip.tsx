import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { client, reasonOf } from '#web/api.ts'
import { useCommand } from '#web/kit/desk/command.ts'
import { useLanguage } from '#web/i18n.ts'
import { moment } from '#web/kit/time.ts'

/** The slip by which somebody joins as a person on record: made when it is asked for, shown once. */
export function JoinSlip({ region, id, head }: { region: number; id: string; head: ReactNode }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const make = useCommand(client.people.joinCode)
  if (!make.data)
    return (
      <>
        <p>{t('joinSlip.notice')}</p>
        {make.error && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={reasonOf(make.error, t)}
            className="gap-below"
          />
        )}
        <Button type="primary" loading={make.isPending} onClick={() => make.mutate({ region, id })}>
          {t('joinSlip.make')}
        </Button>
      </>
    )
  const { name, address, code, until } = make.data
  return (
    <article className="receipt card">
      {head}
      <h2>{t('joinSlip.title')}</h2>
      <p>{address ? t('joinSlip.of', { name, address }) : name}</p>
      <p>
        <strong>{code}</strong>
      </p>
      <p>{t('joinSlip.until', { day: moment(until, language) })}</p>
      <p>{t('joinSlip.how')}</p>
    </article>
  )
}
