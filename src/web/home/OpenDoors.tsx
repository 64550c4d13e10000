import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { useLanguage } from '../i18n.ts'
import { Drawing } from '../kit/Drawing.tsx'
import { Icon } from '../kit/Icon.tsx'
import { OPEN } from '../open-pages.ts'

/** What needs no account; and, in a house that nobody lives in yet, the first steps. */
export function OpenDoors() {
  const { t } = useTranslation()
  const language = useLanguage()
  const state = useQuery(api.access.setupState.queryOptions({ retry: false }))
  return (
    <nav className="stack" aria-label={t('door.open')}>
      {state.data?.needed && (
        <a className="go" href="/setup/">
          {t('door.setup')}
        </a>
      )}
      <h2>{t('door.open')}</h2>
      <a className="card door-open" href="/who/">
        <Icon of="who" />
        {t('door.who')}
      </a>
      <a className="card door-open" href="/track/">
        <Icon of="track" />
        {t('door.track')}
      </a>
      {OPEN.map(({ path, title, icon }) => (
        <a key={path} className="card door-open" href={path}>
          <Drawing path={icon} />
          {title[language]}
        </a>
      ))}
    </nav>
  )
}
