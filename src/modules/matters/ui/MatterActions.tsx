import { Alert, App, Button, Dropdown, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonOf } from '#web/api.ts'
import { Ask } from '#web/kit/desk/Ask.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { useCommand } from '#web/kit/desk/command.ts'
import type { Dossier } from '../contract.ts'
import { ActionField, type Choices } from './ActionField.tsx'
import { DESK_ACTIONS, type DeskAction, fieldsOf, take } from './actions.ts'

const AT_HAND = 3

/** The actions that the server offers for this matter now: a few at hand, the rest under "more". */
export function MatterActions({ dossier, kinds, roleName }: { dossier: Dossier } & Choices) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [chosen, choose] = useState<DeskAction>()
  const offered = DESK_ACTIONS.filter(action => dossier.may.includes(action))
  const done = (action: DeskAction) => message.success(t('desk.matter.done', { action: t(`action.${action}`) }))
  const atOnce = useCommand(({ action }: { action: DeskAction }, options) => take(action, dossier)({}, options))
  const start = (action: DeskAction) =>
    fieldsOf(action).length > 0 ? choose(action) : atOnce.mutate({ action }, { onSuccess: () => done(action) })

  if (offered.length === 0) return <span className="weak">{t('desk.matter.nothingToDo')}</span>
  return (
    <>
      {atOnce.error && <Alert type="error" showIcon role="alert" title={reasonOf(atOnce.error, t)} className="gap-below" />}
      <Flex gap={8} wrap>
        {offered.slice(0, AT_HAND).map((action, index) => (
          <Button key={action} type={index === 0 ? 'primary' : 'default'} loading={atOnce.isPending && atOnce.variables.action === action} disabled={atOnce.isPending} onClick={() => start(action)}>
            {t(`action.${action}`)}
          </Button>
        ))}
        {offered.length > AT_HAND && (
          <Dropdown trigger={['click']} menu={{ items: offered.slice(AT_HAND).map(action => ({ key: action, label: t(`action.${action}`), onClick: () => start(action) })) }}>
            <Button disabled={atOnce.isPending} aria-haspopup="menu">{t('desk.more')}</Button>
          </Dropdown>
        )}
      </Flex>
      {chosen && (
        <Ask title={t(`action.${chosen}`)} close={() => choose(undefined)}>
          <CommandForm
            call={take(chosen, dossier)}
            initialValues={{ category: dossier.category, kind: dossier.kind }}
            submit={t(`action.${chosen}`)}
            cancel={() => choose(undefined)}
            done={() => {
              choose(undefined)
              done(chosen)
            }}
          >
            {fieldsOf(chosen).map(([name, schema]) => (
              <ActionField key={name} name={name} schema={schema} dossier={dossier} kinds={kinds} roleName={roleName} />
            ))}
          </CommandForm>
        </Ask>
      )}
    </>
  )
}
