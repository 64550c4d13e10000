import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { State } from '#modules/matters/contract.ts'
import { PhoneMatterCard } from '#modules/matters/ui/PhoneMatterCard.tsx'
import { api } from '../api.ts'
import { useDisplayPreferences } from '../kit/display.ts'
import { ElderSwitch } from '../kit/DisplaySettings.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Loaded } from '../kit/Loading.tsx'
import { Page } from '../kit/Page.tsx'
import { ReadAloud } from '../kit/ReadAloud.tsx'
import { Link, useGo } from '../kit/router.tsx'
import { Tour } from '../kit/Tour.tsx'
import { remember, useAccountDisplayPreferences } from '../phone/display.ts'
import { useOwnMethod, useSession } from '../phone/Gate.tsx'
import { Tabs } from '../phone/Tabs.tsx'
import { MyWorker } from './MyWorker.tsx'
import { isBegun, useReport } from './report.ts'
import { Services } from './Services.tsx'
import { TABS } from './tabs.ts'
import { WaitingForMe } from './WaitingForMe.tsx'

const SHOWN = 5
/** What waits for the requester's verdict is told of above, and not twice. */
const GOING_ON: State[] = [
  'reported',
  'accepted',
  'dispatched',
  'handling',
  'reopened',
  'returned',
  'suspended',
  'resolved',
]
const TOUR = ['home.tour.report', 'home.tour.follow', 'home.tour.verdict']

/** What a resident can do here, and how their open matters stand. */
export function HomePage() {
  const { t } = useTranslation()
  const go = useGo()
  const { me, posting } = useSession()
  const method = useOwnMethod()
  const { elder } = useDisplayPreferences()
  const { draft, discard } = useReport(posting)
  const query = useQuery(
    api.matters.list.queryOptions({
      input: { region: posting.region, view: 'open', states: GOING_ON, limit: SHOWN },
    }),
  )
  const begun = isBegun(draft)
  const aloud = useRef<HTMLElement>(null)
  useAccountDisplayPreferences()
  const report = () => {
    // The place of the last report is kept for the next one only when that was asked for.
    if (!begun) discard()
    go({ to: '/report' })
  }
  return (
    <Page title={posting.regionName} tabs={<Tabs tabs={TABS} />}>
      <section className="card">
        <p className="brand">
          <span className="emblem" aria-hidden="true">
            {method.brand.emblem}
          </span>
          <span>
            <strong>{method.brand.name}</strong>
            <span className="weak">{method.brand.slogan}</span>
          </span>
        </p>
        <div className="row apart">
          <p>{t('home.hello', { name: me.name })}</p>
          <ElderSwitch remember={remember} />
        </div>
      </section>
      {elder && <MyWorker />}
      <WaitingForMe />
      {!elder && <MyWorker />}
      <Tour name="resident" steps={TOUR} />
      <Services region={posting.region} begun={begun} report={report} />
      <ReadAloud of={aloud} />
      <section className="stack" ref={aloud}>
        <h2>{t('home.open')}</h2>
        <Loaded query={query}>
          {({ rows }) =>
            rows.length === 0 ? (
              <EmptyState title={t('home.none')}>
                <p>{t('home.noneNext')}</p>
              </EmptyState>
            ) : (
              rows.map(row => <PhoneMatterCard key={row.id} matter={row} names={method} own />)
            )
          }
        </Loaded>
      </section>
      <Link className="reach" to="/matters">
        {t('home.all')}
      </Link>
    </Page>
  )
}
