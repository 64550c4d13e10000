import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useRegionsBelow } from './use-desk.ts'

/** The regions directly below, each a way down on the same screen. */
export function RegionsBelow({ region }: { region: number }) {
  const { t } = useTranslation()
  const below = useRegionsBelow(region)
  if (below.length === 0) return null
  return (
    <nav aria-label={t('desk.region.below')}>
      <h2>{t('desk.region.below')}</h2>
      <ul className="ways">
        {below.map(({ code, name }) => (
          <li key={code}>
            <Link to="." search={(search: object) => ({ ...search, region: code })}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
