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
  // Whoever works by keys stays where they are, also when they change their mind.
  const first = useRef<HTMLButtonElement>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) first.current?.focus()
  }, [asking])
  if (!asking)
    return (
      <button
        type="button"
        className="chip"
        ref={first}
        aria-label={label}
        onClick={() => {
          asked.current = true
          ask(true)
        }}
      >
        {words}
      </button>
    )
  return (
    <div role="group" aria-label={question} className="stack">
      <p>{question}</p>
      <div className="row">
        <button type="button" className="chip" ref={first} disabled={busy} onClick={onYes}>
          {t('act.confirm')}
        </button>
        <button type="button" className="chip" onClick={() => ask(false)}>
          {t('act.cancel')}
        </button>
      </div>
    </div>
  )
}
