import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/access/contract.ts'
import type { Region } from '#modules/territory/contract.ts'
import { client, fieldReasons } from '../api.ts'
import { EntryForm } from '../kit/EntryForm.tsx'
import { CodeField } from '../open/CodeField.tsx'
import { TextField } from '../kit/TextField.tsx'
import { useWrite } from '../kit/useWrite.ts'
import { nameOf, Regions } from '../open/Regions.tsx'

/** A resident without a posting chooses a community and a name. */
export function Join({ onEnter }: { onEnter: (who: Me) => void }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Region>()
  const join = useWrite(client.people.join, onEnter)
  const faults = fieldReasons(join.error)
  // Asked for only of those whom the community has on record already.
  const [coded, setCoded] = useState(false)
  if (faults.code && !coded) setCoded(true)
  return (
    <section className="stack">
      <h2>{t('join.title')}</h2>
      <p className="weak">{t('join.hint')}</p>
      {!chosen ? (
        <Regions onChoose={setChosen} />
      ) : (
        <>
          <EntryForm<'name' | 'code'>
            write={join}
            send={({ name, code }) =>
              join.mutate({ region: chosen.code, name, ...(code && { code }) })
            }
            submit={t('join.join')}
          >
            <p>{t('join.chosen', { name: nameOf(chosen) })}</p>
            <TextField
              label={t('join.name')}
              hint={t('join.nameHint')}
              name="name"
              autoComplete="nickname"
              error={faults.name}
            />
            {coded && <CodeField error={faults.code} />}
          </EntryForm>
          <button type="button" className="plain" onClick={() => setChosen(undefined)}>
            {t('regions.again')}
          </button>
        </>
      )}
    </section>
  )
}
