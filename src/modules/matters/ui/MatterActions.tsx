import { Alert, App, Button, Dropdown, Flex } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonOf } from '#web/api.ts'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { useCommand } from '#web/kit/desk/command.ts'
import { useHoldLastAct } from '#web/kit/desk/LastAct.tsx'
import type { Dossier } from '../contract.ts'
import { ActionField, type Choices } from './ActionField.tsx'
import { DESK_ACTIONS, type DeskAction, fieldsOf, take } from './actions.ts'
import { undoOf } from './undo.ts'

type Props = {
  dossier: Dossier
  /** The requester's phone, for whoever is about to call. */
  phone: ReactNode
} & Choices

/** The actions that the server offers for this matter now; one that asks for nothing is taken at once. */
export function MatterActions({ dossier, phone, ...choices }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [chosen, choose] = useState<DeskAction>()
  const atOnce = useCommand(({ action }: { action: DeskAction }, options) =>
    take(action, dossier)({}, options),
  )
  const hold = useHoldLastAct()
  const done = (action: DeskAction) => {
    choose(undefined)
    const words = t('desk.matter.done', { action: t(`action.${action}`) })
    const undo = undoOf(action, dossier)
    if (undo) hold({ words: `${dossier.number} ${words}`, undo })
    else message.success(words)
  }
  const start = (action: DeskAction) =>
    fieldsOf(action).length > 0
      ? choose(action)
      : atOnce.mutate({ action }, { onSuccess: () => done(action) })

  const offered = DESK_ACTIONS.filter(action => dossier.may.includes(action))
  if (offered.length === 0) return <span className="weak">{t('desk.matter.nothingToDo')}</span>
  return (
    <>
      {atOnce.error && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={reasonOf(atOnce.error, t)}
          className="gap-below"
        />
      )}
      <Buttons offered={offered} start={start} busy={atOnce.isPending} />
      {chosen && (
        <Dialog title={t(`action.${chosen}`)} close={() => choose(undefined)}>
          {chosen === 'contact' && <CallFirst phone={phone} />}
          <ActionForm
            action={chosen}
            dossier={dossier}
            {...choices}
            done={() => done(chosen)}
            cancel={() => choose(undefined)}
          />
        </Dialog>
      )}
    </>
  )
}

function CallFirst({ phone }: { phone: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="stack gap-below">
      <span>{t('desk.column.phone')}</span>
      {phone}
    </div>
  )
}

const AT_HAND = 3

/** A few at hand, the rest under "more". */
function Buttons({
  offered,
  start,
  busy,
}: {
  offered: DeskAction[]
  start: (action: DeskAction) => void
  busy: boolean
}) {
  const { t } = useTranslation()
  const first = useRef<HTMLButtonElement>(null)
  const next = offered[0]
  // What was pressed is no longer offered once it is done, and took the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) first.current?.focus()
  }, [next])
  const more = offered
    .slice(AT_HAND)
    .map(action => ({ key: action, label: t(`action.${action}`), onClick: () => start(action) }))
  return (
    <Flex gap={8} wrap>
      {offered.slice(0, AT_HAND).map((action, index) => (
        <Button
          key={action}
          ref={index === 0 ? first : undefined}
          type={index === 0 ? 'primary' : 'default'}
          disabled={busy}
          onClick={() => start(action)}
        >
          {t(`action.${action}`)}
        </Button>
      ))}
      {more.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: more }}>
          <Button disabled={busy} aria-haspopup="menu">
            {t('desk.more')}
          </Button>
        </Dropdown>
      )}
    </Flex>
  )
}

function ActionForm({
  action,
  dossier,
  done,
  cancel,
  ...choices
}: Omit<Props, 'phone'> & { action: DeskAction; done: () => void; cancel: () => void }) {
  const { t } = useTranslation()
  const { category, kind } = dossier
  return (
    <CommandForm
      call={take(action, dossier)}
      initialValues={{ category, kind }}
      submit={t(`action.${action}`)}
      cancel={cancel}
      done={done}
    >
      {fieldsOf(action).map(([name, schema]) => (
        <ActionField key={name} name={name} schema={schema} dossier={dossier} {...choices} />
      ))}
    </CommandForm>
  )
}
