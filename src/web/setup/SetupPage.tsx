import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { METHODS } from '#methods/index.ts'
import type { Me } from '#modules/access/contract.ts'
import { api, client, fieldReasons } from '../api.ts'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { Loaded } from '../kit/Loading.tsx'
import { useWrite } from '../kit/useWrite.ts'
import { OpenPage } from '../open/OpenPage.tsx'
import { SecondFactor } from '../open/SecondFactor.tsx'
import { goHome } from '../session.ts'
import { inputOf, STEPS, type Setup, stepOf, wanting } from './setup.ts'
import { Administrator, Methods, RegionChain, Token } from './steps.tsx'

/** The first steps of an installation: who administers it, where it is, by which method it works. */
export function SetupPage() {
  const { t } = useTranslation()
  const [me, setMe] = useState<Me>()
  const state = useQuery(api.access.setupState.queryOptions())
  return (
    <OpenPage title={t('setup.title')}>
      {me ? (
        <>
          <p role="status">{t('setup.done')}</p>
          <SecondFactor me={me} onEnter={goHome} />
        </>
      ) : (
        <Loaded query={state}>
          {({ needed }) =>
            needed ? (
              <Steps onDone={who => (who.secondFactorDue ? setMe(who) : goHome(who))} />
            ) : (
              <>
                <p>{t('setup.notNeeded')}</p>
                <a className="go" href="/">
                  {t('act.toDoor')}
                </a>
              </>
            )
          }
        </Loaded>
      )}
    </OpenPage>
  )
}

/** One thing at a time; the last step sends everything, and a refusal leads back to where it belongs. */
function Steps({ onDone }: { onDone: (who: Me) => void }) {
  const { t } = useTranslation()
  const [step, setStep] = useState(0)
  const [tried, setTried] = useState(false)
  const [setup, setSetup] = useState<Setup>(BLANK)
  const send = useWrite(client.access.setUp, onDone)
  const refused = fieldReasons(send.error)
  const errors = { ...refused, ...(tried && wanting(STEPS[step]!, setup, t)) }
  const go = (next: number) => {
    setStep(next)
    setTried(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(wanting(STEPS[step]!, setup, t)).length > 0) return
    if (step < STEPS.length - 1) go(step + 1)
    else
      send.mutate(inputOf(setup), {
        onError: error => go(stepOf(Object.keys(fieldReasons(error)), step)),
      })
  }
  const Step = {
    token: Token,
    administrator: Administrator,
    regions: RegionChain,
    method: Methods,
  }[STEPS[step]!]
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <h2>
        {t('setup.step', { nth: step + 1, all: STEPS.length, name: t(`setup.${STEPS[step]}`) })}
      </h2>
      <Step
        key={step}
        setup={setup}
        errors={errors}
        change={part => setSetup(before => ({ ...before, ...part }))}
      />
      {send.error && <ErrorNote error={send.error} />}
      <button className="go" disabled={send.isPending}>
        {t(step < STEPS.length - 1 ? 'act.next' : 'setup.finish')}
      </button>
      {step > 0 && (
        <button type="button" className="plain" onClick={() => go(step - 1)}>
          {t('act.back')}
        </button>
      )}
    </form>
  )
}

const BLANK: Setup = {
  token: '',
  login: '',
  name: '',
  password: '',
  methodId: METHODS[0]?.id ?? '',
  regions: [0, 1, 2, 3].map(() => ({ code: '', name: '' })),
}
