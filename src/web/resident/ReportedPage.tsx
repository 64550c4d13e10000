import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PhoneHolder } from '#modules/matters/ui/PhoneHolder.tsx'
import { dossier } from '#modules/matters/ui/queries.ts'
import { api } from '../api.ts'
import { Loaded } from '../kit/Loading.tsx'
import { Page } from '../kit/Page.tsx'
import { Link } from '../kit/router.tsx'
import { useOwnMethod } from '../phone/Gate.tsx'
import { useOne } from '../phone/matters.ts'
import { Tabs } from '../phone/Tabs.tsx'
import { TABS } from './tabs.ts'

/** The receipt: a number, who has it, and until when. */
export function ReportedPage() {
  const { t } = useTranslation()
  const { region, id, path } = useOne()
  const { roleName } = useOwnMethod()
  const query = useQuery(dossier(region, id))
  return (
    <Page title={t('reported.title')} tabs={<Tabs tabs={TABS} />}>
      <Loaded query={query}>
        {matter => (
          <section className="card">
            <p className="weak">{t('reported.number')}</p>
            <p className="number">{matter.number}</p>
            <PhoneHolder matter={matter} roleName={roleName} />
            <Code region={region} id={id} />
          </section>
        )}
      </Loaded>
      <p>{t('reported.next')}</p>
      <Link className="chip" to={path}>
        {t('reported.look')}
      </Link>
      <Link className="chip" to="/report">
        {t('reported.another')}
      </Link>
      <Link className="chip" to="/">
        {t('reported.home')}
      </Link>
    </Page>
  )
}

/** With the code somebody else can follow the matter and answer for the requester. */
function Code(one: { region: number; id: string }) {
  const { t } = useTranslation()
  const receipt = useQuery(api.matters.receipt.queryOptions({ input: one })).data
  if (!receipt) return null
  return (
    <p>
      {t('reported.code')} <strong>{receipt.code}</strong> ·{' '}
      <a className="reach" href={`/track/#${one.region}/${receipt.number}/${receipt.code}`}>
        {t('reported.follow')}
      </a>
    </p>
  )
}
