import { Button, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { usePreference } from '#web/kit/desk/preference.ts'

const STEPS = ['menu', 'search', 'register', 'undo'] as const

/** Four short steps for whoever is here for the first time, in nobody's way; left or finished once, they do not come back. */
export function Tour() {
  const { t } = useTranslation()
  const { value: seen, keep, ready } = usePreference('desk.tour', z.boolean(), false)
  const [at, go] = useState(0)
  const step = STEPS[at]
  if (!ready || seen || !step) return null
  const last = at === STEPS.length - 1
  return (
    <section className="card tour no-print" aria-label={t('firstSteps.title')}>
      <div aria-live="polite">
        <h2>
          {t(`firstSteps.${step}.title`)}{' '}
          <small>{t('firstSteps.step', { at: at + 1, whole: STEPS.length })}</small>
        </h2>
        <p>{t(`firstSteps.${step}.words`)}</p>
      </div>
      <Flex gap={8} wrap>
        <Button type="primary" onClick={() => (last ? keep(true) : go(at + 1))}>
          {t(last ? 'firstSteps.start' : 'firstSteps.next')}
        </Button>
        {!last && <Button onClick={() => keep(true)}>{t('firstSteps.skip')}</Button>}
      </Flex>
    </section>
  )
}
