import { useTranslation } from 'react-i18next'
import { Link } from '../kit/router.tsx'

export type Tab = { to: string; name: string }

/** The bar at the bottom, with the few places of a surface. */
export function Tabs({ tabs }: { tabs: readonly Tab[] }) {
  const { t } = useTranslation()
  return (
    <nav className="tabs" aria-label={t('say.places')}>
      {tabs.map(({ to, name }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  )
}
