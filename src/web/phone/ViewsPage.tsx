import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Loaded } from '../kit/Loading.tsx'
import { Page } from '../kit/Page.tsx'
import { Timeline } from '../kit/Timeline.tsx'
import { useOwnMethod } from './Gate.tsx'

/** Who looked at my data, when, at what and why (Personal Information Protection Law, art. 44–45). */
export function ViewsPage() {
  const { t } = useTranslation()
  const method = useOwnMethod()
  const query = useQuery(api.audit.aboutMe.queryOptions())
  return (
    <Page title={t('views.title')} back="/me">
      <p className="weak">{t('views.hint')}</p>
      <Loaded query={query}>
        {views =>
          views.length === 0 ? (
            <EmptyState title={t('views.none')} />
          ) : (
            <Timeline
              items={views.map((view, index) => ({
                key: index,
                at: view.at,
                title: t('views.line', {
                  by: t('say.aside', { what: view.byName, more: method.roleName(view.byRole) }),
                  what: t(`views.what.${view.what}`, view.what),
                }),
                words: view.purpose,
              }))}
            />
          )
        }
      </Loaded>
    </Page>
  )
}
