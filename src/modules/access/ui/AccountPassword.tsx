import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, fieldReasons } from '#web/api.ts'
import { EntryForm } from '#web/kit/EntryForm.tsx'
import { NewPassword } from '#web/kit/NewPassword.tsx'
import { TextField } from '#web/kit/TextField.tsx'
import { useWrite } from '#web/kit/useWrite.ts'

/** The password, changed by whoever knows it. */
export function AccountPassword() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const queryClient = useQueryClient()
  const change = useWrite(client.access.changePassword, () => {
    setOpen(false)
    void queryClient.invalidateQueries()
  })
  return (
    <section className="card" aria-label={t('account.password.title')}>
      <h2>{t('account.password.title')}</h2>
      {change.isSuccess && !open && <p role="status">{t('account.password.done')}</p>}
      {open ? (
        <Change change={change} cancel={() => setOpen(false)} />
      ) : (
        <button type="button" className="chip" onClick={() => setOpen(true)}>
          {t('account.password.change')}
        </button>
      )}
    </section>
  )
}

type Changing = {
  change: ReturnType<typeof useWrite<{ password: string; newPassword: string }, { ended: number }>>
  cancel: () => void
}

function Change({ change, cancel }: Changing) {
  const { t } = useTranslation()
  const errors = fieldReasons(change.error)
  return (
    <>
      <EntryForm<'password' | 'newPassword'>
        write={change}
        send={typed => change.mutate(typed)}
        submit={t('account.password.change')}
      >
        <TextField
          label={t('account.password.present')}
          name="password"
          type="password"
          autoComplete="current-password"
          error={errors.password}
        />
        <NewPassword name="newPassword" error={errors.newPassword} />
        <p className="weak">{t('account.password.hint')}</p>
      </EntryForm>
      <button type="button" className="chip" onClick={cancel}>
        {t('act.cancel')}
      </button>
    </>
  )
}
