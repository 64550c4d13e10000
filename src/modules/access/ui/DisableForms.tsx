import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, type Context } from '#web/api.ts'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { access, type Appointment } from '../contract.ts'
import { called } from './Appointments.tsx'

type Props = { appointment: Appointment; end: () => void }

/** Closes the account of a posting, with the reason that stands beside it from then on. */
export function Disable({ appointment, end }: Props) {
  const { t } = useTranslation()
  const { region, postingId } = appointment
  return (
    <Dialog title={t('appointment.disable')} close={end}>
      <p>{t('appointment.disabling', { name: called(appointment) })}</p>
      <CommandForm
        call={(typed: { reason: string }, context: Context) =>
          client.access.disableAccount({ region, postingId, ...typed }, context)
        }
        done={end}
        submit={t('appointment.disable')}
        cancel={end}
      >
        <FormField
          name="reason"
          label={t('appointment.reason')}
          schema={access.disableAccount['~orpc'].inputSchema!.shape.reason}
        >
          <Input autoComplete="off" />
        </FormField>
      </CommandForm>
    </Dialog>
  )
}

export function Enable({ appointment, end }: Props) {
  const { t } = useTranslation()
  const { region, postingId } = appointment
  return (
    <Dialog title={t('appointment.enable')} close={end}>
      <p>{t('appointment.enabling', { name: called(appointment) })}</p>
      <CommandForm
        call={(_: object, context: Context) =>
          client.access.enableAccount({ region, postingId }, context)
        }
        done={end}
        submit={t('appointment.enable')}
        cancel={end}
      />
    </Dialog>
  )
}
