import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '#web/kit/Choices.tsx'
import { ErrorNote } from '#web/kit/ErrorNote.tsx'
import { entered } from '#web/kit/form.ts'
import { WordsField } from '#web/kit/TextField.tsx'
import type { Tracked } from '../contract.ts'

export type Verdict = {
  solved: boolean
  satisfaction: Tracked['answers'][number]['satisfaction']
  words: string | null
}
const SATISFACTION = ['verySatisfied', 'satisfied', 'basicallySatisfied', 'notSatisfied'] as const

type Props = { send: (verdict: Verdict) => void; busy: boolean; error: unknown }

/** The requester's own verdict, which nobody else can write. */
export function PhoneVerdict({ send, busy, error }: Props) {
  const { t } = useTranslation()
  const [solved, setSolved] = useState<string | null>(null)
  const [satisfaction, setSatisfaction] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const { words } = entered(event)
    setTried(true)
    const chosen = SATISFACTION.find(value => value === satisfaction)
    if (solved && chosen)
      send({ solved: solved === 'yes', satisfaction: chosen, words: words || null })
  }
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <Choices
        legend={t('answer.solved')}
        options={['yes', 'no'].map(value => ({ value, name: t(`answer.${value}`) }))}
        value={solved}
        onChoose={setSolved}
        error={tried && !solved ? t('answer.needSolved') : undefined}
      />
      <Choices
        tiles
        legend={t('answer.satisfaction')}
        options={SATISFACTION.map(value => ({ value, name: t(`satisfaction.${value}`) }))}
        value={satisfaction}
        onChoose={setSatisfaction}
        error={tried && !satisfaction ? t('answer.needSatisfaction') : undefined}
      />
      <WordsField label={t('answer.words')} name="words" optional maxLength={500} />
      {error !== null && <ErrorNote error={error} />}
      <button className="go" disabled={busy}>
        {t('act.send')}
      </button>
    </form>
  )
}
