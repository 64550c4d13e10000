import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/access/contract.ts'
import type { Region } from '#modules/territory/contract.ts'
import { client, fieldReasons } from '../api.ts'
import { EntryForm } from '../kit/EntryForm.tsx'
import { TextField } from '../kit/TextField.tsx'
import { useWrite } from '../kit/useWrite.ts'
import { nameOf, Regions } from '../open/Regions.tsx'

/** A resident without a posting chooses a community and a name. */
export function Join({ onEnter }: { onEnter: (who: Me) => void }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Region>()
  const join = useWrite(client.people.join, onEnter)
  return (
    <section className="stack">
      <h2>{t('join.title')}</h2>
      <p className="weak">{t('join.hint')}</p>
      {!chosen ? (
        <Regions onChoose={setChosen} />
      ) : (
        <>
          <EntryForm<'name'>
            write={join}
            send={({ name }) => join.mutate({ region: chosen.code, name })}
            submit={t('join.join')}
          >
            <p>{t('join.chosen', { name: nameOf(chosen) })}</p>
            <TextField
              label={t('join.name')}
              hint={t('join.nameHint')}
              name="name"
              autoComplete="nickname"
              error={fieldReasons(join.error).name}
            />
          </EntryForm>
          <button type="button" className="plain" onClick={() => setChosen(undefined)}>
            {t('regions.again')}
          </button>
        </>
      )}
    </section>
  )
}
