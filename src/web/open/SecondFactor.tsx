import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/access/contract.ts'
import { client, fieldReasons } from '../api.ts'
import { EntryForm } from '../kit/EntryForm.tsx'
import { Secret } from '../kit/Secret.tsx'
import { TextField } from '../kit/TextField.tsx'
import { useWrite } from '../kit/useWrite.ts'

/** Staff prove themselves a second time, and set up an authenticator the first time. */
export function SecondFactor({ me, onEnter }: { me: Me; onEnter: (who: Me) => void }) {
  const { t } = useTranslation()
  const confirm = useWrite(client.access.secondFactor, onEnter)
  const setUp = useWrite(client.access.startSecondFactor)
  return (
    <section className="stack">
      <h2>{t('factor.title')}</h2>
      {!me.secondFactorKnown && !setUp.data && (
        <button type="button" className="plain" onClick={() => setUp.mutate({})}>
          {t('factor.set')}
        </button>
      )}
      {setUp.data && <Secret {...setUp.data} />}
      <EntryForm<'code'>
        write={{ error: confirm.error ?? setUp.error, isPending: confirm.isPending }}
        send={typed => confirm.mutate(typed)}
        submit={t('factor.confirm')}
      >
        <TextField
          label={t('factor.code')}
          hint={t('factor.hint')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          error={fieldReasons(confirm.error).code}
        />
      </EntryForm>
      {me.secondFactorKnown && <Lost onForgotten={onEnter} />}
    </section>
  )
}

/** Where nobody else may remove a lost authenticator, its holder does, by a code from the machine of the app. */
function Lost({ onForgotten }: { onForgotten: (who: Me) => void }) {
  const { t } = useTranslation()
  const forget = useWrite(client.access.forgetSecondFactor, onForgotten)
  return (
    <details>
      <summary>{t('factor.lost')}</summary>
      <p>{t('factor.lostHint')}</p>
      <EntryForm<'code'>
        write={forget}
        send={typed => forget.mutate(typed)}
        submit={t('factor.forget')}
      >
        <TextField
          label={t('factor.recovery')}
          name="code"
          autoComplete="off"
          error={fieldReasons(forget.error).code}
        />
      </EntryForm>
    </details>
  )
}
