import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '#modules/matters/contract.ts'
import { BigButton } from '../kit/BigButton.tsx'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { toast } from '../kit/feedback.ts'
import { Link } from '../kit/router.tsx'
import { ASKED } from '../phone/ActField.tsx'
import { type PhoneAction, useAct } from '../phone/matters.ts'

/** The most usual next step first. */
const ORDER = [
  'sign',
  'accept',
  'resolve',
  'verify',
  'resume',
  'contact',
  'dispatch',
  'adjudicate',
  'note',
  'escalate',
  'rejectAssignment',
  'rework',
  'suspend',
  'extend',
  'setPlace',
  'reopen',
  'refuse',
] as const satisfies PhoneAction[]

/** What this actor can do now, as the server says: the first step large, the rest one tap away. */
export function ActionBar({ matter }: { matter: Dossier }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [first, second, ...rest] = ORDER.filter(action => matter.may.includes(action))
  if (!first) return null
  return (
    <>
      {open && rest.map(action => <Act key={action} action={action} matter={matter} plain />)}
      {rest.length > 0 && (
        <button type="button" className="chip" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('actions.more')}
        </button>
      )}
      {second && <Act action={second} matter={matter} plain />}
      <Act action={first} matter={matter} />
    </>
  )
}

function Act({
  action,
  matter,
  plain = false,
}: {
  action: PhoneAction
  matter: Dossier
  plain?: boolean
}) {
  const { t } = useTranslation()
  const name = t(`action.${action}`)
  const act = useAct(action, matter, () =>
    toast(t('actions.done', { action: name }), t('act.understood')),
  )
  if (ASKED[action] || action === 'setPlace')
    return (
      <Link
        className={plain ? 'chip' : 'go'}
        to={`/matters/${matter.region}/${matter.id}/${action}`}
      >
        {name}
      </Link>
    )
  return (
    <div className="act">
      {act.error && <ErrorNote error={act.error} />}
      <BigButton plain={plain} busy={act.isPending} onPress={() => act.mutate({})}>
        {name}
      </BigButton>
    </div>
  )
}
