import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { store, stored } from './store.ts'

type Props = { name: string; steps: readonly string[] }

/** A few sentences for the first visit, one at a time. It stands in the page and covers nothing; once seen or skipped it is gone for good. */
export function Tour({ name, steps }: Props) {
  const { t } = useTranslation()
  const key = `linli.tour.${name}`
  const [step, setStep] = useState(() => (stored(key) ? steps.length : 0))
  if (step >= steps.length) return null
  const go = (next: number) => {
    setStep(next)
    if (next >= steps.length) store(key, 'seen')
  }
  const isLast = step === steps.length - 1
  return (
    <section className="card tour" aria-label={t('tour.title')}>
      <p className="weak">{t('tour.nth', { nth: step + 1, all: steps.length })}</p>
      <p aria-live="polite">{t(steps[step]!)}</p>
      <div className="row">
        <button type="button" className="chip chip-picked" onClick={() => go(step + 1)}>
          {t(isLast ? 'act.understood' : 'tour.next')}
        </button>
        {!isLast && (
          <button type="button" className="chip" onClick={() => go(steps.length)}>
            {t('tour.skip')}
          </button>
        )}
      </div>
    </section>
  )
}
