import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '#modules/matters/contract.ts'
import { holderOf } from '#modules/matters/ui/kinds.ts'
import { MatterState } from '#modules/matters/ui/MatterState.tsx'
import { PhoneAnswers, PhoneStory } from '#modules/matters/ui/PhoneStory.tsx'
import { dossier, requesterPhone } from '#modules/matters/ui/queries.ts'
import { isElsewhere, turnOf } from '#modules/matters/ui/turn.ts'
import { useLanguage } from '../i18n.ts'
import { PhoneReveal } from '#modules/people/ui/PhoneReveal.tsx'
import { DueText } from '../kit/DueText.tsx'
import { Fact } from '../kit/Fact.tsx'
import { Loaded } from '../kit/Loading.tsx'
import { Page } from '../kit/Page.tsx'
import { Photos } from '../kit/Photos.tsx'
import { Link } from '../kit/router.tsx'
import { StateTag } from '../kit/StateTag.tsx'
import { useOwnMethod, useSession } from '../phone/Gate.tsx'
import { useOne } from '../phone/matters.ts'
import { ActionBar } from './ActionBar.tsx'

export function MatterPage() {
  const { t } = useTranslation()
  const { region, id } = useOne()
  const method = useOwnMethod()
  const query = useQuery(dossier(region, id))
  const matter = query.data
  const bar = matter && matter.may.length > 0 && <ActionBar matter={matter} />
  return (
    <Page title={matter ? method.kindName(matter.kind) : t('say.loading')} back="/" bar={bar}>
      <Loaded query={query}>
        {found => (
          <>
            <Facts matter={found} />
            <PhoneAnswers matter={found} />
            <PhoneStory matter={found} roleName={method.roleName} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Facts({ matter }: { matter: Dossier }) {
  const { t } = useTranslation()
  const method = useOwnMethod()
  const language = useLanguage()
  const { may } = useSession()
  const calm = isElsewhere(matter.state, may)
  const turn = turnOf(matter, { t, language, roleName: method.roleName })
  const running = matter.clocks.filter(
    clock => clock.state === 'running' || clock.state === 'paused',
  )
  return (
    <section className="card">
      <p className="row apart">
        <span className="row">
          <MatterState state={matter.state} />
          {matter.supervised && (
            <StateTag tone={calm ? 'calm' : 'bad'}>{t('matter.supervised')}</StateTag>
          )}
        </span>
        <span className="weak">{matter.number}</span>
      </p>
      <p className="words">{matter.text}</p>
      {matter.photos.length > 0 && <Photos photos={matter.photos} />}
      <dl className="facts">
        <Fact name={t('matter.where')}>
          <Where matter={matter} />
        </Fact>
        {running.map(clock => (
          <Fact key={clock.what} name={t(`clock.${clock.what}`)}>
            {clock.state === 'paused' ? (
              t('clock.paused')
            ) : (
              <DueText dueAt={clock.dueAt} provisional={clock.provisional} calm={calm} />
            )}
          </Fact>
        ))}
        {turn && <Fact name={t('turn.title')}>{turn}</Fact>}
        {matter.about && <Fact name={t('about.title')}>{matter.about}</Fact>}
        <Fact name={t('matter.holder')}>{holderOf(matter, method) || t('matter.nobody')}</Fact>
        <Fact name={t('matter.source')}>{t(`source.${matter.source}`)}</Fact>
        {matter.requesterName && <Fact name={t('matter.who')}>{matter.requesterName}</Fact>}
        {matter.phoneMasked && (
          <Fact name={t('matter.phone')}>
            <Phone matter={matter} masked={matter.phoneMasked} />
          </Fact>
        )}
      </dl>
    </section>
  )
}

/** A home leads to its card. */
function Where({ matter: { region, placeId, address } }: { matter: Dossier }) {
  const { t } = useTranslation()
  const { may } = useSession()
  if (!address) return t('placed.missing')
  if (!placeId || !may('person.read')) return address
  return (
    <Link className="reach" to={`/homes/${region}/${placeId}`}>
      {address}
    </Link>
  )
}

function Phone({ matter, masked }: { matter: Dossier; masked: string }) {
  const { may } = useSession()
  if (!may('person.reveal')) return masked
  return <PhoneReveal reveal={requesterPhone(matter)} masked={masked} />
}
