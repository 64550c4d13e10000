import { useTranslation } from 'react-i18next'
import { useDisplayPreferences } from '../kit/display.ts'
import { useLanguage } from '../i18n.ts'
import { Drawing } from '../kit/Drawing.tsx'
import { Icon, type IconName } from '../kit/Icon.tsx'
import { Link } from '../kit/router.tsx'
import { OPEN } from '../open-pages.ts'

/** The doors of a resident's home: one large, then four across; in the elder theme no more than three in all. */
export function Services({
  region,
  begun,
  report,
}: {
  region: number
  begun: boolean
  report: () => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { elder } = useDisplayPreferences()
  const shown = SERVICES.filter(({ forElders }) => forElders || !elder)
  return (
    <nav className="services" aria-label={t('home.services')}>
      <button type="button" className="go" onClick={report}>
        {t(begun ? 'home.goOn' : 'home.report')}
      </button>
      {shown.map(({ name, icon, to, href }) => {
        const inside = (
          <>
            <Icon of={icon} />
            {t(name)}
          </>
        )
        return to ? (
          <Link key={name} className="tile" to={to}>
            {inside}
          </Link>
        ) : (
          <a key={name} className="tile" href={`${href}?region=${region}`}>
            {inside}
          </a>
        )
      })}
      {!elder &&
        OPEN.map(({ path, title, icon }) => (
          <a key={path} className="tile" href={`${path}?region=${region}`}>
            <Drawing path={icon} />
            {title[language]}
          </a>
        ))}
    </nav>
  )
}

type Service = { name: string; icon: IconName; to?: string; href?: string; forElders?: boolean }

const SERVICES: readonly Service[] = [
  { name: 'home.matters', icon: 'matters', to: '/matters', forElders: true },
  { name: 'home.who', icon: 'who', to: '/worker', forElders: true },
  { name: 'home.track', icon: 'track', href: '/track/' },
  { name: 'home.views', icon: 'views', to: '/views' },
]
