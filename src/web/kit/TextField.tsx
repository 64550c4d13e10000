import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { Field } from './Field.tsx'

type About = {
  label: string
  hint?: string
  error?: string
  optional?: boolean
  onText?: (text: string) => void
}

export const TextField = ({
  label,
  hint,
  error,
  optional,
  onText,
  ...input
}: About & InputHTMLAttributes<HTMLInputElement>) => (
  <Field {...{ label, hint, error, optional }}>
    {control => <input {...control} {...input} onChange={event => onText?.(event.target.value)} />}
  </Field>
)

export const WordsField = ({
  label,
  hint,
  error,
  optional,
  onText,
  ...area
}: About & TextareaHTMLAttributes<HTMLTextAreaElement>) => (
  <Field {...{ label, hint, error, optional }}>
    {control => (
      <textarea {...control} {...area} onChange={event => onText?.(event.target.value)} />
    )}
  </Field>
)
