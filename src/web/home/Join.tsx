import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/access/contract.ts'
import type { Region } from '#modules/territory/contract.ts'
import { client, fieldReasons } from '../api.ts'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { entered } from '../kit/form.ts'
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
        <form
          className="stack"
          noValidate
          onSubmit={event => join.mutate({ region: chosen.code, name: entered(event).name ?? '' })}
        >
          <p>{t('join.chosen', { name: nameOf(chosen) })}</p>
          <TextField
            label={t('join.name')}
            hint={t('join.nameHint')}
            name="name"
            autoComplete="nickname"
            error={fieldReasons(join.error).name}
          />
          {join.error && <ErrorNote error={join.error} />}
          <button className="go" disabled={join.isPending}>
            {t('join.join')}
          </button>
          <button type="button" className="plain" onClick={() => setChosen(undefined)}>
            {t('regions.again')}
          </button>
        </form>
      )}
    </section>
  )
}
