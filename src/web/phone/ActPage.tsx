import type { TFunction } from 'i18next'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldReasons } from '../api.ts'
import { BigButton } from '../kit/BigButton.tsx'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { toast } from '../kit/feedback.ts'
import { Page, useBack } from '../kit/Page.tsx'
import type { Photo } from '../kit/photo.ts'
import { useAddress, useGo } from '../kit/router.tsx'
import { useDraft } from '../kit/useDraft.ts'
import { ActField, ASKED, type FieldName, isAsking } from './ActField.tsx'
import { NotFound } from './faults.tsx'
import { useSession } from './Gate.tsx'
import { type PhoneAction, useAct, useOne } from './matters.ts'

/** The action that the address names. */
export function ActPage() {
  const { action = '' } = useAddress()
  return isAsking(action) ? <Asking action={action} /> : <NotFound />
}

/** One action with its few fields on a page of its own; what was typed stays until it was sent. */
function Asking({ action }: { action: PhoneAction }) {
  const { t } = useTranslation()
  const { region, id, path } = useOne()
  const go = useGo()
  const goBack = useBack(path)
  const { posting } = useSession()
  const { draft, change, discard } = useDraft<Values>(
    `act.${posting.id}.${id}.${action}`,
    () => ({}),
  )
  const name = t(`action.${action}`)
  const act = useAct(action, { region, id }, () => {
    discard()
    toast(t('ask.done', { action: name }), t('act.understood'))
    // What was returned may lie in another's area, where there is nothing more to look at.
    if (action === 'rejectAssignment') go({ to: '/', replace: true })
    else goBack()
  })
  const errors = fieldReasons(act.error, wordsFor(t))
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(inputOf(draft))
  }
  return (
    <Page title={name} back={path}>
      <form className="stack" noValidate onSubmit={send}>
        {(ASKED[action] ?? []).map(asked => {
          const field = asked.replace('?', '') as FieldName
          return (
            <ActField
              key={field}
              field={field}
              region={region}
              value={draft[field]}
              optional={asked.endsWith('?')}
              error={errors[field]}
              hint={action === 'reopen' ? t('ask.reopenHint') : undefined}
              onPick={value => change({ [field]: value })}
            />
          )
        })}
        {act.error && <ErrorNote error={act.error} />}
        <BigButton submit busy={act.isPending}>
          {name}
        </BigButton>
      </form>
    </Page>
  )
}

type Values = Partial<Record<FieldName, unknown>>

const inputOf = ({ photos, ...values }: Values) =>
  photos ? { ...values, photoIds: (photos as Photo[]).map(photo => photo.id) } : values

/** What is chosen rather than written asks in its own words. */
const wordsFor = (t: TFunction) => ({
  postingId: t('ask.needPost'),
  reached: t('ask.needReached'),
})
