import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/access/contract.ts'
import { api, client, fieldReasons } from '../api.ts'
import { EntryForm } from '../kit/EntryForm.tsx'
import { TextField } from '../kit/TextField.tsx'
import { useWrite } from '../kit/useWrite.ts'

type Props = { onEnter: (who: Me) => void }

/** Staff have an account and a password; residents need no more than their phone, where codes can be sent to it. */
export function SignIn({ onEnter }: Props) {
  const { t } = useTranslation()
  const ways = useQuery(api.access.signInWays.queryOptions({ retry: false, staleTime: Infinity }))
  // Until the server says otherwise both stand there, so that nothing moves under a thumb.
  const phone = ways.data?.phone ?? true
  return (
    <div>
      {phone && (
        <details name="sign-in">
          <summary>{t('door.phone')}</summary>
          <ByPhone onEnter={onEnter} />
        </details>
      )}
      <details name="sign-in" open={!phone}>
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
    <EntryForm<'login' | 'password'>
      write={signIn}
      send={typed => signIn.mutate(typed)}
      submit={t('door.signIn')}
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
    </EntryForm>
  )
}

function ByPhone({ onEnter }: Props) {
  const { t } = useTranslation()
  const [phone, setPhone] = useState('')
  const sendCode = useWrite(client.access.sendCode)
  const signIn = useWrite(client.access.signInByCode, onEnter)
  return (
    <>
      <EntryForm<'phone'>
        write={sendCode}
        send={typed => sendCode.mutate(typed)}
        submit={t('door.sendCode')}
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
      </EntryForm>
      {sendCode.isSuccess && (
        <EntryForm<'code'>
          write={signIn}
          send={({ code }) => signIn.mutate({ phone, request: sendCode.data.request, code })}
          submit={t('door.signIn')}
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
        </EntryForm>
      )}
    </>
  )
}
