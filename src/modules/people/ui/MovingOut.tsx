import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, type Context, reasonOf } from '#web/api.ts'
import { DayField } from '#web/kit/desk/DayField.tsx'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { useCommand } from '#web/kit/desk/command.ts'
import { today } from '#web/kit/desk/days.ts'
import { people } from '../contract.ts'

const fields = people.endHousehold['~orpc'].inputSchema!.shape

type Props = { region: number; id: string; endedOn: string | null }
type Typed = { on: string; reason: string }

/** Says that a household has moved out, or takes it back. */
export function MovingOut({ region, id, endedOn }: Props) {
  const { t } = useTranslation()
  const [asked, ask] = useState(false)
  const resume = useCommand(client.people.resumeHousehold)
  if (endedOn)
    return (
      <>
        <Button
          className="gap-below"
          loading={resume.isPending}
          onClick={() => resume.mutate({ region, id })}
        >
          {t('movingOut.resume')}
        </Button>
        {resume.error && <p role="alert">{reasonOf(resume.error, t)}</p>}
      </>
    )
  return (
    <>
      <Button className="gap-below" onClick={() => ask(true)}>
        {t('movingOut.end')}
      </Button>
      {asked && (
        <Dialog title={t('movingOut.end')} close={() => ask(false)}>
          <CommandForm<Typed, { id: string }>
            call={(typed: Typed, context: Context) =>
              client.people.endHousehold({ region, id, ...typed }, context)
            }
            submit={t('movingOut.end')}
            cancel={() => ask(false)}
            initialValues={{ on: today() }}
            done={() => ask(false)}
          >
            <p>{t('movingOut.notice')}</p>
            <DayField name="on" label={t('movingOut.on')} schema={fields.on} max={today()} />
            <FormField name="reason" label={t('movingOut.reason')} schema={fields.reason}>
              <Input.TextArea autoSize={{ minRows: 2 }} />
            </FormField>
          </CommandForm>
        </Dialog>
      )}
    </>
  )
}
