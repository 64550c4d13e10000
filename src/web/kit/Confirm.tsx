import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  /** What the button says, and to whom it is read where the word alone says too little. */
  words: string
  label?: string
  question: string
  busy?: boolean
  onYes: () => void
}

/** A button that asks in its own place before it does what cannot be taken back. */
export function Confirm({ words, label, question, busy = false, onYes }: Props) {
  const { t } = useTranslation()
  const [asking, ask] = useState(false)
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [asking])
  if (!asking)
    return (
      <button type="button" className="chip" aria-label={label} onClick={() => ask(true)}>
        {words}
      </button>
    )
  return (
    <div role="group" aria-label={question} className="stack">
      <p>{question}</p>
      <div className="row">
        <button type="button" className="chip" ref={yes} disabled={busy} onClick={onYes}>
          {t('act.confirm')}
        </button>
        <button type="button" className="chip" onClick={() => ask(false)}>
          {t('act.cancel')}
        </button>
      </div>
    </div>
  )
}
