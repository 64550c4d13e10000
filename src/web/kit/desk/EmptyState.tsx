import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonOf } from '#web/api.ts'

/** An empty place says what can be done next. */
export function EmptyState({ words, children }: { words: string; children?: ReactNode }) {
  return (
    <div className="nothing">
      <p>{words}</p>
      {children}
    </div>
  )
}

/** What could not be read, why, and the way to try again. */
export function LoadError({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={reasonOf(error, t)}
      action={<Button onClick={retry}>{t('act.retry')}</Button>}
    />
  )
}
