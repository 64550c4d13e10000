import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PhoneMatterCard } from '#modules/matters/ui/PhoneMatterCard.tsx'
import { mattersAt } from '#modules/matters/ui/queries.ts'
import { PhoneReveal } from '#modules/people/ui/PhoneReveal.tsx'
import type { HomeCard, Member } from '#modules/people/contract.ts'
import { homeCard, phoneOf } from '#modules/people/ui/queries.ts'
import { Loaded } from '../kit/Loading.tsx'
import { Page } from '../kit/Page.tsx'
import { useOwnMethod, useSession } from '../phone/Gate.tsx'
import { useOne } from '../phone/matters.ts'

/** The card of a home, as a grid worker needs it at the door. */
export function HomePage() {
  const { t } = useTranslation()
  const { region, id: placeId } = useOne()
  const query = useQuery(homeCard(region, placeId))
  return (
    <Page title={query.data?.address ?? t('residents.home.title')} back="/homes">
      <Loaded query={query}>
        {card => (
          <>
            <Households card={card} />
            <Matters region={region} placeId={placeId} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Households({ card }: { card: HomeCard }) {
  const { t } = useTranslation()
  if (card.households.length === 0) return <p>{t('residents.home.nobody')}</p>
  return card.households.map(({ id, use, residenceType, members, former }) => (
    <section key={id} className="stack" aria-label={t('residents.home.members')}>
      <p className="weak">
        {[
          card.gridName,
          use && t(`residents.use.${use}`),
          residenceType && t(`residents.residenceType.${residenceType}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {members.map(member => (
        <Person key={member.personId} region={card.region} member={member} />
      ))}
      {former.length > 0 && (
        <details>
          <summary>{t('residents.home.former', { count: former.length })}</summary>
          <ul>
            {former.map(({ personId, name, fromOn, toOn }) => (
              <li key={personId + fromOn}>
                {name} {fromOn ?? ''} – {toOn}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  ))
}

function Person({ region, member }: { region: number; member: Member }) {
  const { t } = useTranslation()
  const { may } = useSession()
  const { personId, name, age, relation, kind, phoneMasked } = member
  const about = [
    relation && t(`residents.relation.${relation}`),
    age !== null && t('residents.ages', { ages: age }),
    t(`residents.kind.${kind}`),
  ]
  return (
    <div className="card">
      <p className="row apart">
        <strong>{name}</strong>
        <span className="weak">{about.filter(Boolean).join(' · ')}</span>
      </p>
      {phoneMasked &&
        (may('person.reveal') ? (
          <PhoneReveal reveal={phoneOf(region, personId)} masked={phoneMasked} />
        ) : (
          <p>{phoneMasked}</p>
        ))}
    </div>
  )
}

/** What was asked for at this home, as far as one sees it. */
function Matters({ region, placeId }: { region: number; placeId: string }) {
  const { t } = useTranslation()
  const method = useOwnMethod()
  const query = useQuery(mattersAt(region, placeId))
  return (
    <section className="stack">
      <h2>{t('residents.home.matters')}</h2>
      <Loaded query={query}>
        {({ rows }) => (
          <>
            {rows.length === 0 && <p className="weak">{t('residents.home.noMatters')}</p>}
            {rows.map(row => (
              <PhoneMatterCard key={row.id} matter={row} names={method} />
            ))}
          </>
        )}
      </Loaded>
    </section>
  )
}
