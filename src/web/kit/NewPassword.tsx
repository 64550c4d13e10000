import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from './TextField.tsx'

export const LEAST_LETTERS = 15

type Props = { name?: string; error?: string; value?: string; onText?: (text: string) => void }

/** A new password, which may be read while it is written. */
export function NewPassword({ name = 'password', error, value, onText }: Props) {
  const { t } = useTranslation()
  const [shown, show] = useState(false)
  return (
    <div className="stack">
      <TextField
        label={t('password.new')}
        hint={t('password.hint', { least: LEAST_LETTERS })}
        name={name}
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        error={error}
        {...(value !== undefined && { value })}
        onText={onText}
      />
      <label className="choice">
        <input type="checkbox" checked={shown} onChange={() => show(!shown)} />
        {t('password.show')}
      </label>
    </div>
  )
}
