import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BigButton } from '../kit/BigButton.tsx'
import { Choices } from '../kit/Choices.tsx'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { tell } from '../kit/feedback.ts'
import { entered } from '../kit/form.ts'
import { Page, useBack } from '../kit/Page.tsx'
import { WordsField } from '../kit/TextField.tsx'
import { useAct, useOne } from '../phone/matters.ts'

const SATISFACTION = ['verySatisfied', 'satisfied', 'basicallySatisfied', 'notSatisfied'] as const

/** The requester's own verdict, which nobody else can write. */
export function AnswerPage() {
  const { t } = useTranslation()
  const { region, id, path } = useOne()
  const goBack = useBack(path)
  const [solved, setSolved] = useState<string | null>(null)
  const [satisfaction, setSatisfaction] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const answer = useAct('answer', { region, id }, () => {
    tell(t('answer.thanks'), t('act.understood'))
    goBack()
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    const { words } = entered(event)
    setTried(true)
    if (solved && satisfaction)
      answer.mutate({ solved: solved === 'yes', satisfaction, words: words || null })
  }
  return (
    <Page title={t('answer.title')} back={path}>
      <form className="stack" noValidate onSubmit={send}>
        <Choices
          legend={t('answer.solved')}
          options={[
            { value: 'yes', name: t('answer.yes') },
            { value: 'no', name: t('answer.no') },
          ]}
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
        {answer.error && <ErrorNote error={answer.error} />}
        <BigButton submit busy={answer.isPending}>
          {t('act.send')}
        </BigButton>
      </form>
    </Page>
  )
}
