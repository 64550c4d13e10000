import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DemoPerson, Me } from '#modules/access/contract.ts'
import { api, client } from '../api.ts'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { useWrite } from '../kit/useWrite.ts'
import { useMethod } from '../method.ts'

/** Where the demo is planted, one tap steps into somebody's role; elsewhere there is nobody to show. */
export function DemoPeople({ onEnter }: { onEnter: (who: Me) => void }) {
  const { t } = useTranslation()
  const people = useQuery(api.access.demoPeople.queryOptions({ retry: false })).data ?? []
  const stepIn = useWrite(client.access.signInAsDemo, onEnter)
  if (people.length === 0) return null
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">{t('door.demo')}</h2>
      <p className="weak">{t('door.demoHint')}</p>
      {stepIn.error && <ErrorNote error={stepIn.error} />}
      {groups(people, person => person.methodId).map(([methodId, ofMethod]) => (
        <div key={methodId}>
          <Brand methodId={methodId} />
          {groups(ofMethod, person =>
            person.region % 1000 === 0 ? t('door.above') : person.regionName,
          ).map(([name, ofRegion], index) => (
            <details key={name} open={index === 0}>
              <summary>{name}</summary>
              <ul className="people">
                {ofRegion.map(person => (
                  <li key={person.key}>
                    <StepIn
                      person={person}
                      busy={stepIn.isPending}
                      onChoose={() => stepIn.mutate({ key: person.key })}
                    />
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </div>
      ))}
    </section>
  )
}

function Brand({ methodId }: { methodId: string }) {
  const { brand } = useMethod(methodId)
  return (
    <h3>
      <span className="emblem" style={{ background: brand.colour }} aria-hidden="true">
        {brand.emblem}
      </span>
      {brand.name}
    </h3>
  )
}

function StepIn({
  person,
  busy,
  onChoose,
}: {
  person: DemoPerson
  busy: boolean
  onChoose: () => void
}) {
  const { t } = useTranslation()
  const method = useMethod(person.methodId)
  return (
    <button type="button" disabled={busy} onClick={onChoose}>
      <strong>
        {person.name} · {method.roleName(person.role)}
      </strong>
      <span className="weak">{t(`door.at.${person.surface}`)}</span>
    </button>
  )
}

/** People who share a name, communities before what lies above them, residents before those who serve them. */
function groups(people: DemoPerson[], nameOf: (person: DemoPerson) => string) {
  const place = (person: DemoPerson) =>
    (person.region % 1000 === 0 ? SURFACES.length : 0) + SURFACES.indexOf(person.surface)
  const ordered = [...people].sort((a, b) => place(a) - place(b))
  return [...new Set(ordered.map(nameOf))].map(
    name => [name, ordered.filter(person => nameOf(person) === name)] as const,
  )
}

const SURFACES = ['resident', 'field', 'desk']
