import { useTranslation } from 'react-i18next'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Page } from '../kit/Page.tsx'
import { Link } from '../kit/router.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <Page title={t('fault.notFound')}>
      <EmptyState title={t('fault.notFound')}>
        <Link className="reach" to="/">
          {t('fault.toHome')}
        </Link>
      </EmptyState>
    </Page>
  )
}

/** A fault of the program itself: the page says so and offers the way out. */
export function Fault() {
  const { t } = useTranslation()
  return (
    <Page title={t('fault.title')}>
      <EmptyState title={t('fault.title')}>
        <button type="button" className="chip" onClick={() => window.location.reload()}>
          {t('fault.reload')}
        </button>
      </EmptyState>
    </Page>
  )
}
