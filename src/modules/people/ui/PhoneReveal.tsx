import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldReasons } from '#web/api.ts'
import { BigButton } from '#web/kit/BigButton.tsx'
import { ErrorNote } from '#web/kit/ErrorNote.tsx'
import { entered } from '#web/kit/form.ts'
import { TextField } from '#web/kit/TextField.tsx'
import { useWrite } from '#web/kit/useWrite.ts'
import type { Reveal } from './RevealPhone.tsx'

/** A masked phone; the whole number is shown for a stated purpose, which the resident will see. */
export function PhoneReveal({ masked, reveal: call }: { masked: string; reveal: Reveal }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const reveal = useWrite(call)
  if (reveal.data)
    return reveal.data.value ? (
      <a className="reach" href={`tel:${reveal.data.value}`}>
        {reveal.data.value}
      </a>
    ) : (
      t('reveal.none')
    )
  if (!asking) {
    return (
      <span className="row">
        {masked}
        <button type="button" className="chip" onClick={() => setAsking(true)}>
          {t('reveal.show')}
        </button>
      </span>
    )
  }
  return (
    <form className="stack" noValidate onSubmit={event => reveal.mutate(entered<'purpose'>(event))}>
      <TextField
        label={t('reveal.purpose')}
        hint={t('reveal.hint')}
        name="purpose"
        error={fieldReasons(reveal.error).purpose}
      />
      {reveal.error && <ErrorNote error={reveal.error} />}
      <BigButton submit busy={reveal.isPending}>
        {t('reveal.look')}
      </BigButton>
    </form>
  )
}
