import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/access/contract.ts'
import { client, fieldReasons } from '../api.ts'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { entered } from '../kit/form.ts'
import { TextField } from '../kit/TextField.tsx'
import { useWrite } from '../kit/useWrite.ts'

type Props = { onEnter: (who: Me) => void }

/** Staff have an account and a password; residents need no more than their phone. */
export function SignIn({ onEnter }: Props) {
  const { t } = useTranslation()
  return (
    <div>
      <details name="sign-in">
        <summary>{t('door.phone')}</summary>
        <ByPhone onEnter={onEnter} />
      </details>
      <details name="sign-in">
        <summary>{t('door.account')}</summary>
        <ByPassword onEnter={onEnter} />
      </details>
    </div>
  )
}

function ByPassword({ onEnter }: Props) {
  const { t } = useTranslation()
  const signIn = useWrite(client.access.signIn, onEnter)
  const errors = fieldReasons(signIn.error)
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => signIn.mutate(entered(event) as { login: string; password: string })}
    >
      <TextField
        label={t('door.login')}
        name="login"
        autoComplete="username"
        error={errors.login}
      />
      <TextField
        label={t('door.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        error={errors.password}
      />
      {signIn.error && <ErrorNote error={signIn.error} />}
      <button className="go" disabled={signIn.isPending}>
        {t('door.signIn')}
      </button>
    </form>
  )
}

function ByPhone({ onEnter }: Props) {
  const { t } = useTranslation()
  const [phone, setPhone] = useState('')
  const sendCode = useWrite(client.access.sendCode)
  const signIn = useWrite(client.access.signInByCode, onEnter)
  return (
    <>
      <form
        className="stack"
        noValidate
        onSubmit={event => sendCode.mutate(entered(event) as { phone: string })}
      >
        <TextField
          label={t('door.phoneNumber')}
          hint={t('door.phoneHint')}
          name="phone"
          type="tel"
          autoComplete="tel-national"
          error={fieldReasons(sendCode.error).phone}
          value={phone}
          onText={setPhone}
        />
        {sendCode.error && <ErrorNote error={sendCode.error} />}
        <button className="go" disabled={sendCode.isPending}>
          {t('door.sendCode')}
        </button>
      </form>
      {sendCode.isSuccess && (
        <form
          className="stack"
          noValidate
          onSubmit={event => signIn.mutate({ phone, code: entered(event).code ?? '' })}
        >
          <p role="status">{t('door.codeSent', { phone })}</p>
          <TextField
            label={t('door.code')}
            hint={t('door.codeHint')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            error={fieldReasons(signIn.error).code}
          />
          {signIn.error && <ErrorNote error={signIn.error} />}
          <button className="go" disabled={signIn.isPending}>
            {t('door.signIn')}
          </button>
        </form>
      )}
    </>
  )
}
