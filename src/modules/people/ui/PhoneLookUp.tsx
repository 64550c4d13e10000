import { useTranslation } from 'react-i18next'
import { client, fieldReasons } from '#web/api.ts'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { EntryForm } from '#web/kit/EntryForm.tsx'
import { Link } from '#web/kit/router.tsx'
import { TextField } from '#web/kit/TextField.tsx'
import { useWrite } from '#web/kit/useWrite.ts'
import type { Person } from '../contract.ts'

/** Whose a whole number is, on a phone: for a stated purpose, which whoever is found can read. */
export function PhoneLookUp({ region, number }: { region: number; number: string }) {
  const { t } = useTranslation()
  const look = useWrite(client.people.lookUp)
  const faults = fieldReasons(look.error)
  if (look.data) return <Found people={look.data} />
  return (
    <EntryForm<'purpose'>
      write={look}
      send={({ purpose }) => look.mutate({ region, number, purpose })}
      submit={t('lookUp.search')}
    >
      <h2>{t('lookUp.title')}</h2>
      <p className="weak">{t('lookUp.notice')}</p>
      <TextField
        label={t('lookUp.purpose')}
        hint={t('lookUp.purposeHint')}
        name="purpose"
        error={faults.purpose}
      />
    </EntryForm>
  )
}

function Found({ people }: { people: Person[] }) {
  const { t } = useTranslation()
  if (people.length === 0) return <EmptyState title={t('lookUp.none')} />
  return (
    <div className="stack">
      <p role="status" className="weak">
        {t('lookUp.found', { count: people.length })}
      </p>
      {people.map(({ region, id, name, placeId, address }) =>
        placeId ? (
          <Link key={id} className="card" to={`/homes/${region}/${placeId}`}>
            <strong>{name}</strong>
            <p className="weak">{address}</p>
          </Link>
        ) : (
          <p key={id} className="card">
            <strong>{name}</strong> {t('lookUp.noHome')}
          </p>
        ),
      )}
    </div>
  )
}
