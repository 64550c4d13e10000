import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import { Icon } from '#web/kit/desk/Icon.tsx'
import { useNow } from '#web/kit/now.ts'
import { deadline, span } from '#web/kit/time.ts'

type Props = { dueAt: Date | null; running: boolean; provisional?: boolean }

/** How long is left and until when; what is overdue is told by a sign and by words, not by colour alone. */
export function DueTime({ dueAt, running, provisional = false }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = useNow()
  if (!dueAt) return <span className="weak">{t('due.none')}</span>
  const left = dueAt.getTime() - now
  const length = span(left, language) ?? t('due.soon')
  return (
    <span className="stack">
      {running && left < 0 && (
        <strong className="overdue">
          <Icon of="overdue" /> {t('due.over', { span: length })}
        </strong>
      )}
      {running && left >= 0 && <span>{t('due.left', { span: length })}</span>}
      <small>
        {t('due.by', deadline(dueAt, language))}
        {provisional && ` · ${t('due.provisional')}`}
      </small>
    </span>
  )
}
