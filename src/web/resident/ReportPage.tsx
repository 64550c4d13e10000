import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PhoneWhere } from '#modules/territory/ui/PhoneWhere.tsx'
import { BigButton } from '../kit/BigButton.tsx'
import { Choices } from '../kit/Choices.tsx'
import { ask } from '../kit/feedback.ts'
import { Page } from '../kit/Page.tsx'
import { Link, useAsked, useGo } from '../kit/router.tsx'
import { WordsField } from '../kit/TextField.tsx'
import { useOwnMethod, useSession } from '../phone/Gate.tsx'
import { CheckStep } from './CheckStep.tsx'
import { isBegun, type Report, useReport } from './report.ts'

const STEPS = ['what', 'where', 'check'] as const

/** A report in three steps; each has its own address, so that the phone's back key goes one step back. */
export function ReportPage() {
  const { t } = useTranslation()
  const asked = useAsked().step
  const { posting } = useSession()
  const { region } = posting
  const report = useReport(posting)
  const incomplete = !report.draft.kind || !report.draft.text.trim()
  const shown = incomplete ? 'what' : (STEPS.find(step => step === asked) ?? 'what')
  return (
    <Page key={shown} title={t(`report.${shown}`)} back="/">
      {shown === 'what' && <What {...report} />}
      {shown === 'where' && <Where {...report} region={region} />}
      {shown === 'check' && <CheckStep {...report} region={region} />}
    </Page>
  )
}

type StepProps = { draft: Report; change: (part: Partial<Report>) => void; discard: () => void }

function What({ draft, change, discard }: StepProps) {
  const { t } = useTranslation()
  const go = useGo()
  const method = useOwnMethod()
  const [tried, setTried] = useState(false)
  const { kind, text } = draft
  const kinds = method.kinds
    .filter(({ byResident }) => byResident)
    .map(({ id, name }) => ({ value: id, name }))
  const next = () => {
    setTried(true)
    if (kind && text.trim()) go({ to: '/report', search: { step: 'where' } })
  }
  const clear = async () => {
    if (!(await ask(t('report.discardAsk'), t('act.confirm'), t('act.cancel')))) return
    discard()
    go({ to: '/' })
  }
  return (
    <>
      <Choices
        tiles
        legend={t('report.kind')}
        options={kinds}
        value={kind}
        onChoose={chosen => change({ kind: chosen })}
        error={tried && !kind ? t('report.needKind') : undefined}
      />
      <WordsField
        label={t('report.words')}
        hint={t('report.wordsHint')}
        value={text}
        maxLength={2000}
        onText={words => change({ text: words })}
        error={tried && !text.trim() ? t('report.needWords') : undefined}
      />
      <BigButton onPress={next}>{t('act.next')}</BigButton>
      <p className="weak">{t('report.kept')}</p>
      {isBegun(draft) && (
        <BigButton plain onPress={clear}>
          {t('report.discard')}
        </BigButton>
      )}
    </>
  )
}

function Where({ draft, change, region }: StepProps & { region: number }) {
  const { t } = useTranslation()
  const go = useGo()
  return (
    <>
      <PhoneWhere region={region} place={draft.place} words={draft.placeWords} change={change} />
      <BigButton onPress={() => go({ to: '/report', search: { step: 'check' } })}>
        {t('act.next')}
      </BigButton>
      <Link className="reach" to="/report" search={{ step: 'what' }}>
        {t('report.changeWhat')}
      </Link>
    </>
  )
}
