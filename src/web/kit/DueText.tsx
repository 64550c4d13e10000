import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n.ts'
import { useNow } from './now.ts'
import { deadline, span } from './time.ts'

type Props = { dueAt: Date | null; provisional?: boolean; calm?: boolean }

/** How long is left or how late it is, and the promised moment itself; `provisional` while a year's holidays are not published; `calm` where it is not for the reader to act. */
export function DueText({ dueAt, provisional, calm = false }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = useNow()
  if (!dueAt) return <span className="weak">{t('due.none')}</span>
  const left = dueAt.getTime() - now
  const length = span(left, language) ?? t('due.soon')
  const tone = calm ? 'due' : left < 0 ? 'due tone-bad' : left < SOON ? 'due tone-warn' : 'due'
  return (
    <span>
      <span className={tone}>{t(left < 0 ? 'due.over' : 'due.left', { span: length })}</span>{' '}
      <time className="weak" dateTime={dueAt.toISOString()}>
        {t('due.by', deadline(dueAt, language))}
      </time>
      {provisional && <span className="weak"> ({t('due.provisional')})</span>}
    </span>
  )
}

const SOON = 4 * 3_600_000
