import { useTranslation } from 'react-i18next'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Page } from '../kit/Page.tsx'
import { Link } from '../kit/router.tsx'
import { useSession } from '../phone/Gate.tsx'
import { MatterList } from '../phone/MatterList.tsx'
import { Tabs } from '../phone/Tabs.tsx'
import { TABS } from './tabs.ts'

export function MattersPage() {
  const { t } = useTranslation()
  const { region } = useSession().posting
  return (
    <Page title={t('matters.title')} tabs={<Tabs tabs={TABS} />}>
      <MatterList filter={{ region, view: 'all', sort: 'reportedAt', descending: true }} own>
        <EmptyState title={t('matters.none')}>
          <Link className="reach" to="/report">
            {t('home.report')}
          </Link>
        </EmptyState>
      </MatterList>
    </Page>
  )
}
