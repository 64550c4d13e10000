import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '#modules/matters/contract.ts'
import { MatterState } from '#modules/matters/ui/MatterState.tsx'
import { PhoneLead } from '#modules/matters/ui/PhoneLead.tsx'
import { PhoneHolder } from '#modules/matters/ui/PhoneHolder.tsx'
import { PhoneAnswers, PhoneStory } from '#modules/matters/ui/PhoneStory.tsx'
import { dossier } from '#modules/matters/ui/queries.ts'
import { Loaded } from '../kit/Loading.tsx'
import { Page } from '../kit/Page.tsx'
import { ReadAloud } from '../kit/ReadAloud.tsx'
import { Photos } from '../kit/Photos.tsx'
import { Link } from '../kit/router.tsx'
import { useOwnMethod } from '../phone/Gate.tsx'
import { useOne } from '../phone/matters.ts'

/** What a resident can do with a matter of theirs, the verdict first. */
const OFFERED = ['submitFeedback', 'reopen', 'setPlace', 'note'] as const

export function MatterPage() {
  const { t } = useTranslation()
  const { region, id, path } = useOne()
  const method = useOwnMethod()
  const query = useQuery(dossier(region, id))
  const matter = query.data
  const aloud = useRef<HTMLDivElement>(null)
  const offered = OFFERED.filter(action => matter?.may.includes(action))
  const bar = offered.map(action => (
    <Link
      key={action}
      className={action === 'submitFeedback' ? 'go' : 'chip'}
      to={`${path}/${action}`}
    >
      {t(`action.${action}`)}
    </Link>
  ))
  return (
    <Page
      title={matter ? method.kindName(matter.kind) : t('say.loading')}
      back="/matters"
      bar={bar.length > 0 && bar}
    >
      {matter && <ReadAloud of={aloud} />}
      <div className="stack" ref={aloud}>
        <Loaded query={query}>{found => <Story matter={found} />}</Loaded>
      </div>
    </Page>
  )
}

function Story({ matter }: { matter: Dossier }) {
  const { t } = useTranslation()
  const method = useOwnMethod()
  return (
    <>
      {matter.may.includes('submitFeedback') && (
        <p className="card">
          <strong>{t('answer.asked')}</strong>
        </p>
      )}
      <section className="card">
        <p className="row apart">
          <MatterState state={matter.state} own />
          <span className="weak">{matter.number}</span>
        </p>
        <p className="words">{matter.text}</p>
        <p className="weak">{matter.address ?? t('placed.missing')}</p>
        <PhoneHolder matter={matter} roleName={method.roleName} />
        {matter.photos.length > 0 && <Photos photos={matter.photos} />}
      </section>
      <PhoneLead lead={matter.lead} />
      <PhoneAnswers matter={matter} />
      <PhoneStory matter={matter} roleName={method.roleName} />
    </>
  )
}
