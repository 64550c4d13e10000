import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

/** Says that the server cannot be reached, and that nothing which is written is lost by it. */
export function NoNetwork() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  return (
    <div className="no-network" role="status">
      <p>{t('offline.bar')}</p>
      <button
        type="button"
        className="chip"
        onClick={() => void queryClient.refetchQueries({ type: 'active' })}
      >
        {t('act.retry')}
      </button>
    </div>
  )
}
