import { useQuery } from '@tanstack/react-query'
import { areasInShort } from '#modules/access/ui/areas.ts'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Page } from '../kit/Page.tsx'
import { Link, useAsked } from '../kit/router.tsx'
import { Tour } from '../kit/Tour.tsx'
import { useOwnMethod, useSession } from '../phone/Gate.tsx'
import { MatterList } from '../phone/MatterList.tsx'
import { Tabs } from '../phone/Tabs.tsx'
import { TABS } from './tabs.ts'

/** Whoever handles matters sees their own first; a steward, who holds none, sees what they wrote down or were asked to sign. */
const HANDLER = ['mine', 'toSign', 'overdue', 'open'] as const
const TOUR = ['todo.tour.todo', 'todo.tour.record', 'todo.tour.offline']
const WATCHER_TOUR = ['todo.tour.told', 'todo.tour.recordOnly', 'todo.tour.offline']
const WATCHER = ['open', 'overdue'] as const

/** My open matters by what is due next. */
export function TodoPage() {
  const { t } = useTranslation()
  const asked = useAsked().view
  const { posting, may } = useSession()
  const method = useOwnMethod()
  const handles = may('matter.handle')
  const views = handles ? HANDLER : WATCHER
  const view = views.find(name => name === asked) ?? views[0]
  const { data: counts } = useQuery(
    api.matters.counts.queryOptions({ input: { region: posting.region }, enabled: handles }),
  )
  return (
    <Page title={`${posting.regionName} · ${t('todo.title')}`} tabs={<Tabs tabs={TABS} />}>
      <p className="weak">{[method.brand.name, ...areasInShort(posting, t)].join(' · ')}</p>
      {may('person.read') && (
        <Link className="chip" to="/homes">
          {t('todo.residents')}
        </Link>
      )}
      <Tour name="field" steps={handles ? TOUR : WATCHER_TOUR} />
      <nav className="views" aria-label={t('todo.views')}>
        {views.map(name => (
          <Link
            key={name}
            to="/"
            search={{ view: name }}
            aria-current={name === view ? 'page' : undefined}
          >
            {[t(`todo.${name}`), counts?.[name]].join(' ')}
          </Link>
        ))}
      </nav>
      <MatterList filter={{ region: posting.region, view, sort: 'dueAt' }}>
        <EmptyState title={t(`todo.none.${view}`)}>
          <p>{t('todo.next')}</p>
          <Link className="chip" to="/record">
            {t('todo.record')}
          </Link>
        </EmptyState>
      </MatterList>
    </Page>
  )
}
