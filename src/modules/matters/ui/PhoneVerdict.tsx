import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '#web/kit/Choices.tsx'
import { ErrorNote } from '#web/kit/ErrorNote.tsx'
import type { Photo } from '#web/kit/photo.ts'
import { WordsField } from '#web/kit/TextField.tsx'
import type { State, Tracked } from '../contract.ts'

type Satisfaction = Tracked['answers'][number]['satisfaction']
export type Verdict =
  | { solved: true; satisfaction: Satisfaction; words: string | null }
  | { solved: false; reason: string; photoIds: string[] }
const SATISFACTION = ['verySatisfied', 'satisfied', 'basicallySatisfied', 'notSatisfied'] as const

/** What was chosen and written so far. */
export type Unsaid = {
  solved: string | null
  satisfaction: string | null
  words: string
  reason: string
  photos: Photo[]
}
export const unsaid = (): Unsaid => ({
  solved: null,
  satisfaction: null,
  words: '',
  reason: '',
  photos: [],
})

/** What is said of a verdict once it was given: a no takes the matter up anew, as often as that may be. */
export const thanksFor = ({ solved }: Pick<Unsaid, 'solved'>, { state }: { state: State }) =>
  solved === 'yes' ? 'thanks' : state === 'reopened' ? 'reopened' : 'unsolved'

type Props = {
  draft: Unsaid
  change: (part: Partial<Unsaid>) => void
  send: (verdict: Verdict) => void
  busy: boolean
  error: unknown
  /** How photos are shown with a no: not by slip, for a slip has no account. */
  photos?: ReactNode
}

/** The requester's own verdict, which nobody else can write. A no asks why, and nothing of how satisfied. */
export function PhoneVerdict({ draft, change, send, busy, error, photos }: Props) {
  const { t } = useTranslation()
  const { solved } = draft
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const verdict = verdictOf(draft)
    if (verdict) send(verdict)
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
      {solved === 'yes' && <Satisfied {...{ draft, change, tried }} />}
      {solved === 'no' && <NotSolved {...{ draft, change, tried, photos }} />}
      {error !== null && <ErrorNote error={error} />}
      <button className="go" disabled={busy}>
        {t('act.send')}
      </button>
    </form>
  )
}

function verdictOf({ solved, satisfaction, words, reason, photos }: Unsaid): Verdict | undefined {
  const chosen = SATISFACTION.find(value => value === satisfaction)
  if (solved === 'yes' && chosen)
    return { solved: true, satisfaction: chosen, words: words.trim() || null }
  if (solved === 'no' && reason.trim())
    return { solved: false, reason: reason.trim(), photoIds: photos.map(({ id }) => id) }
  return undefined
}

type PartProps = Pick<Props, 'draft' | 'change'> & { tried: boolean }

function Satisfied({ draft: { satisfaction, words }, change, tried }: PartProps) {
  const { t } = useTranslation()
  return (
    <>
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
    </>
  )
}

function NotSolved({
  draft: { reason },
  change,
  tried,
  photos,
}: PartProps & Pick<Props, 'photos'>) {
  const { t } = useTranslation()
  return (
    <>
      <WordsField
        label={t('answer.reason')}
        hint={t('answer.reasonHint')}
        value={reason}
        onText={reason => change({ reason })}
        maxLength={500}
        error={tried && !reason.trim() ? t('answer.needReason') : undefined}
      />
      {photos}
    </>
  )
}
