import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DemoPerson, Me } from '#modules/access/contract.ts'
import { api, client } from '../api.ts'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { useWrite } from '../kit/useWrite.ts'
import { useMethod } from '../method.ts'
import { BrandChoice } from '../open/BrandChoice.tsx'
import { type Community, communitiesOf, isElder, rolesIn } from './demo.ts'

type Props = { onEnter: (who: Me, search: string) => void }

/** Where the demo is planted, a newcomer chooses a community and then a role; elsewhere there is nobody to show. */
export function DemoPeople({ onEnter }: Props) {
  const { t } = useTranslation()
  const people = useQuery(api.access.demoPeople.queryOptions({ retry: false })).data ?? []
  const communities = communitiesOf(people)
  const [chosen, choose] = useState<number>()
  const community = communities.find(({ region }) => region === chosen) ?? communities[0]
  if (!community) return null
  return (
    <section className="stack demo" aria-labelledby="demo">
      <h2 id="demo">{t('door.demo')}</h2>
      <p className="weak">{t('door.demoHint')}</p>
      <fieldset>
        <legend>{t('door.community')}</legend>
        <div className="people">
          {communities.map(one => (
            <CommunityChoice
              key={one.region}
              community={one}
              chosen={one === community}
              onChoose={() => choose(one.region)}
            />
          ))}
        </div>
      </fieldset>
      <Roles key={community.region} people={people} community={community} onEnter={onEnter} />
    </section>
  )
}

type ChoiceProps = { community: Community; chosen: boolean; onChoose: () => void }

function CommunityChoice({ community, ...choice }: ChoiceProps) {
  const { brand } = useMethod(community.methodId)
  return (
    <BrandChoice
      group="community"
      brand={brand}
      name={community.name}
      detail={`${brand.name} · ${brand.slogan}`}
      {...choice}
    />
  )
}

type RolesProps = Props & { people: DemoPerson[]; community: Community }

function Roles({ people, community, onEnter }: RolesProps) {
  const { t } = useTranslation()
  const stepIn = useWrite(client.access.signInAsDemo)
  const { first, more } = rolesIn(people, community)
  const list = (shown: DemoPerson[]) => (
    <ul className="people">
      {shown.map(person => (
        <li key={person.key}>
          <RoleButton
            person={person}
            busy={stepIn.isPending}
            onChoose={() =>
              stepIn.mutate(
                { key: person.key },
                { onSuccess: who => onEnter(who, `?elder=${isElder(person) ? 1 : 0}`) },
              )
            }
          />
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <h3>{t('door.role')}</h3>
      {stepIn.error && <ErrorNote error={stepIn.error} />}
      {SURFACES.map(surface => (
        <section key={surface} className="stack" aria-label={t(`door.at.${surface}`)}>
          <h4>{t(`door.at.${surface}`)}</h4>
          <p className="weak">{t(`door.can.${surface}`)}</p>
          {list(first.filter(person => person.surface === surface))}
        </section>
      ))}
      {more.length > 0 && (
        <details>
          <summary>{t('door.moreRoles')}</summary>
          {list(more)}
        </details>
      )}
    </>
  )
}

const SURFACES = ['resident', 'field', 'desk'] as const

type ButtonProps = { person: DemoPerson; busy: boolean; onChoose: () => void }

function RoleButton({ person, busy, onChoose }: ButtonProps) {
  const { t } = useTranslation()
  const { roleName } = useMethod(person.methodId)
  const role = roleName(person.role)
  return (
    <button type="button" disabled={busy} onClick={onChoose}>
      <strong>{isElder(person) ? t('door.elder', { role }) : role}</strong>
      <span className="weak">{person.name}</span>
    </button>
  )
}
