import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, fieldReasons } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { EntryForm } from '#web/kit/EntryForm.tsx'
import { Secret } from '#web/kit/Secret.tsx'
import { TextField } from '#web/kit/TextField.tsx'
import { moment } from '#web/kit/time.ts'
import { useWrite } from '#web/kit/useWrite.ts'

/** The authenticator: set up, or replaced by whoever still has the old one. */
export function AccountFactor({ since }: { since: Date | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState(false)
  const close = (changed: boolean) => {
    setOpen(false)
    setDone(changed)
  }
  return (
    <section className="card" aria-label={t('account.factor.title')}>
      <h2>{t('account.factor.title')}</h2>
      <p className="weak">
        {since
          ? t('account.factor.since', { at: moment(since, language) })
          : t('account.factor.none')}
      </p>
      {done && <p role="status">{t('account.factor.done')}</p>}
      {open ? (
        <Setting bound={since !== null} close={close} />
      ) : (
        <button type="button" className="chip" onClick={() => setOpen(true)}>
          {t(since ? 'account.factor.replace' : 'account.factor.set')}
        </button>
      )}
    </section>
  )
}

type SettingProps = { bound: boolean; close: (changed: boolean) => void }

/** Where one is bound its digits are asked for first; then the new one is shown, and proved. */
function Setting({ bound, close }: SettingProps) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const start = useWrite(client.access.startSecondFactor)
  const confirm = useWrite(client.access.secondFactor, me => {
    void queryClient.invalidateQueries()
    close(me.secondFactorKnown)
  })
  const shown = start.data
  return (
    <>
      {shown && <Secret {...shown} />}
      <EntryForm<'code'>
        key={shown ? 'new' : 'old'}
        write={shown ? confirm : start}
        send={({ code }) =>
          shown ? confirm.mutate({ code }) : start.mutate(bound ? { code } : {})
        }
        submit={t(shown ? 'factor.confirm' : 'account.factor.next')}
      >
        {(shown || bound) && (
          <TextField
            label={t(shown ? 'account.factor.fresh' : 'account.factor.old')}
            hint={t('factor.hint')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            error={fieldReasons(shown ? confirm.error : start.error).code}
          />
        )}
        {!shown && bound && <p className="weak">{t('account.factor.lost')}</p>}
      </EntryForm>
      <button type="button" className="chip" onClick={() => close(false)}>
        {t('act.cancel')}
      </button>
    </>
  )
}
