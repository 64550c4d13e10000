import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PhoneMatterCard } from '#modules/matters/ui/PhoneMatterCard.tsx'
import { api } from '../api.ts'
import { BigButton } from '../kit/BigButton.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Loaded } from '../kit/Loading.tsx'
import { Page } from '../kit/Page.tsx'
import { Link, useGo } from '../kit/router.tsx'
import { useOwnMethod, useSession } from '../phone/Gate.tsx'
import { Tabs } from '../phone/Tabs.tsx'
import { promised } from './Holder.tsx'
import { isBegun, useReport } from './report.ts'
import { TABS } from './tabs.ts'

const SHOWN = 5

export function HomePage() {
  const { t } = useTranslation()
  const go = useGo()
  const { me, posting } = useSession()
  const method = useOwnMethod()
  const { draft, discard } = useReport(posting.region)
  const query = useQuery(
    api.matters.list.queryOptions({
      input: { region: posting.region, view: 'open', limit: SHOWN },
    }),
  )
  const begun = isBegun(draft)
  const report = () => {
    // The place of the last report is kept for the next one only when that was asked for.
    if (!begun) discard()
    go({ to: '/report' })
  }
  return (
    <Page title={posting.regionName} tabs={<Tabs tabs={TABS} />}>
      <section className="card brand">
        <p>
          <strong>{method.brand.name}</strong> · {method.brand.slogan}
        </p>
        <p>{t('home.hello', { name: me.name })}</p>
        <BigButton onPress={report}>{t(begun ? 'home.goOn' : 'home.report')}</BigButton>
      </section>
      <section className="stack">
        <h2>{t('home.open')}</h2>
        <Loaded query={query}>
          {({ rows }) =>
            rows.length === 0 ? (
              <EmptyState title={t('home.none')}>
                <p>{t('home.noneNext')}</p>
              </EmptyState>
            ) : (
              rows.map(row => (
                <PhoneMatterCard key={row.id} matter={row} names={method} dueAt={promised(row)} />
              ))
            )
          }
        </Loaded>
        <Link className="reach" to="/matters">
          {t('home.all')}
        </Link>
      </section>
    </Page>
  )
}
