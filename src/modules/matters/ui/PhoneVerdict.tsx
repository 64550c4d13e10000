import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '#web/kit/Choices.tsx'
import { ErrorNote } from '#web/kit/ErrorNote.tsx'
import { WordsField } from '#web/kit/TextField.tsx'
import type { Tracked } from '../contract.ts'

export type Verdict = {
  solved: boolean
  satisfaction: Tracked['answers'][number]['satisfaction']
  words: string | null
}
const SATISFACTION = ['verySatisfied', 'satisfied', 'basicallySatisfied', 'notSatisfied'] as const

/** What was chosen and written so far. */
export type Unsaid = { solved: string | null; satisfaction: string | null; words: string }
export const unsaid = (): Unsaid => ({ solved: null, satisfaction: null, words: '' })

type Props = {
  draft: Unsaid
  change: (part: Partial<Unsaid>) => void
  send: (verdict: Verdict) => void
  busy: boolean
  error: unknown
}

/** The requester's own verdict, which nobody else can write. */
export function PhoneVerdict({ draft, change, send, busy, error }: Props) {
  const { t } = useTranslation()
  const { solved, satisfaction, words } = draft
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const chosen = SATISFACTION.find(value => value === satisfaction)
    if (solved && chosen)
      send({ solved: solved === 'yes', satisfaction: chosen, words: words.trim() || null })
  }
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <Choices
        legend={t('answer.solved')}
        options={['yes', 'no'].map(value => ({ value, name: t(`answer.${value}`) }))}
        value={solved}
        onChoose={solved => change({ solved })}
        error={tried && !solved ? t('answer.needSolved') : undefined}
      />
      <Choices
        tiles
        legend={t('answer.satisfaction')}
        options={SATISFACTION.map(value => ({ value, name: t(`satisfaction.${value}`) }))}
        value={satisfaction}
        onChoose={satisfaction => change({ satisfaction })}
        error={tried && !satisfaction ? t('answer.needSatisfaction') : undefined}
      />
      <WordsField
        label={t('answer.words')}
        value={words}
        onText={words => change({ words })}
        optional
        maxLength={500}
      />
      {error !== null && <ErrorNote error={error} />}
      <button className="go" disabled={busy}>
        {t('act.send')}
      </button>
    </form>
  )
}
