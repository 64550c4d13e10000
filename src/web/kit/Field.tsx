import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'

type Control = {
  id: string
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}
type Props = {
  label: string
  hint?: string
  error?: string
  optional?: boolean
  children: (control: Control) => ReactNode
}

/** A label, a hint and an error tied to one input, which the caller draws with the given attributes. */
export function Field({ label, hint, error, optional, children }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>
        {optional ? t('say.aside', { what: label, more: t('say.optional') }) : label}
      </label>
      {hint && (
        <span className="weak" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id,
        required: !optional,
        'aria-describedby': told || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
