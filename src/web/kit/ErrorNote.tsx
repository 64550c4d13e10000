import { useTranslation } from 'react-i18next'
import { reasonOf } from '../api.ts'

/** Why something did not work, read out at once, with a way to try again where there is one. */
export function ErrorNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="error-note" role="alert">
      <p>{reasonOf(error, t)}</p>
      {retry && (
        <button type="button" onClick={retry}>
          {t('act.retry')}
        </button>
      )}
    </div>
  )
}
