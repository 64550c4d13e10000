import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { State, Tracked } from '#modules/matters/contract.ts'
import { MatterState } from '#modules/matters/ui/MatterState.tsx'
import { PhoneLead } from '#modules/matters/ui/PhoneLead.tsx'
import { PhoneHolder } from '#modules/matters/ui/PhoneHolder.tsx'
import { PhoneAnswers, PhoneStory } from '#modules/matters/ui/PhoneStory.tsx'
import { PhoneVerdict, thanksFor, unsaid, type Verdict } from '#modules/matters/ui/PhoneVerdict.tsx'
import { client, fieldReasons } from '../api.ts'
import { EntryForm } from '../kit/EntryForm.tsx'
import { ReadAloud } from '../kit/ReadAloud.tsx'
import { WordsField } from '../kit/TextField.tsx'
import { useWrite } from '../kit/useWrite.ts'
import { useRegions, useRoleName } from '../open/Regions.tsx'
import type { Slip } from './slip.ts'

type Props = { slip: Slip; matter: Tracked; refresh: () => void }

/** How the matter stands, and what the slip entitles to: the verdict, or asking for it to be done again. */
export function Story({ slip, matter, refresh }: Props) {
  const { t } = useTranslation()
  const [thanks, say] = useState<string>()
  const aloud = useRef<HTMLDivElement>(null)
  const region = useRegions().data?.find(({ code }) => code === slip.region)
  const roleName = useRoleName(region)
  return (
    <>
      <ReadAloud of={aloud} />
      <div className="stack" ref={aloud}>
        <section className="card">
          <p className="row apart">
            <strong>{matter.kindName}</strong>
            <MatterState state={matter.state} own />
          </p>
          <p className="words">{matter.text}</p>
          <p className="weak">{[matter.number, matter.address].filter(Boolean).join(' · ')}</p>
          <PhoneHolder matter={matter} roleName={roleName} />
        </section>
        <PhoneLead lead={matter.lead} />
        <PhoneAnswers matter={matter} />
      </div>
      {matter.may.includes('submitFeedback') && (
        <Answer
          slip={slip}
          thank={thanks => {
            say(thanks)
            refresh()
          }}
        />
      )}
      <p role="status">{thanks && t(`answer.${thanks}`)}</p>
      {matter.may.includes('reopen') && <Reopen slip={slip} refresh={refresh} />}
      <PhoneStory matter={matter} roleName={roleName} />
    </>
  )
}

type DoProps = Omit<Props, 'matter'>

function Answer({ slip, thank }: Pick<Props, 'slip'> & { thank: (thanks: string) => void }) {
  const { t } = useTranslation()
  // Kept by no browser: a slip may be followed on anybody's.
  const [draft, take] = useState(unsaid)
  const answer = useWrite<Slip & Verdict, { state: State }>(
    client.matters.submitFeedbackByCode,
    saved => {
      thank(thanksFor(draft, saved))
    },
  )
  return (
    <section className="card">
      <h2>{t('answer.title')}</h2>
      <p>{t('answer.asked')}</p>
      <PhoneVerdict
        draft={draft}
        change={part => take({ ...draft, ...part })}
        send={verdict => answer.mutate({ ...slip, ...verdict })}
        busy={answer.isPending}
        error={answer.error}
      />
    </section>
  )
}

function Reopen({ slip, refresh }: DoProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const reopen = useWrite(client.matters.reopenByCode, refresh)
  if (!open)
    return (
      <button type="button" className="chip" onClick={() => setOpen(true)}>
        {t('action.reopen')}
      </button>
    )
  return (
    <EntryForm<'reason'>
      write={reopen}
      send={({ reason }) => reopen.mutate({ ...slip, reason })}
      submit={t('action.reopen')}
    >
      <WordsField
        label={t('ask.reason')}
        hint={t('ask.reopenHint')}
        name="reason"
        maxLength={500}
        error={fieldReasons(reopen.error).reason}
      />
    </EntryForm>
  )
}
