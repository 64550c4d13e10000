import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessLogEntry } from '#modules/audit/contract.ts'
import { api } from '../api.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Loaded } from '../kit/Loading.tsx'
import { More } from '../kit/More.tsx'
import { Page } from '../kit/Page.tsx'
import { Timeline } from '../kit/Timeline.tsx'
import { useOwnMethod } from './Gate.tsx'

/** Who looked at my data, when, at what and why (Personal Information Protection Law, art. 44–45). */
export function ViewsPage() {
  const { t } = useTranslation()
  const method = useOwnMethod()
  const [numbers, only] = useState(false)
  const query = useInfiniteQuery(
    api.audit.aboutMe.infiniteOptions({
      input: (before: string | undefined) => ({ before, numbers }),
      initialPageParam: undefined,
      getNextPageParam: ({ earlier }) => earlier ?? undefined,
    }),
  )
  const happening = ({ id, at, byName, byRole, what, purpose, count }: AccessLogEntry) => ({
    key: id,
    at,
    title: t(count > 1 ? 'views.lines' : 'views.line', {
      by: t('say.aside', { what: byName, more: method.roleName(byRole) }),
      what: t(`views.what.${what}`, what),
      count,
    }),
    words: purpose,
  })
  return (
    <Page title={t('views.title')} back="/me">
      <p className="weak">{t('views.hint')}</p>
      <button type="button" className="chip" aria-pressed={numbers} onClick={() => only(!numbers)}>
        {t('views.numbers')}
      </button>
      <Loaded query={query}>
        {({ pages }) => (
          <div className="stack">
            {pages[0]!.rows.length === 0 && (
              <EmptyState title={t(numbers ? 'views.noNumbers' : 'views.none')} />
            )}
            <Timeline items={pages.flatMap(({ rows }) => rows).map(happening)} />
            <More query={query} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
