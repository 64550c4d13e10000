import { useQuery } from '@tanstack/react-query'
import { App, Form, type FormInstance, Input, Select } from 'antd'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { isAboveCommunity } from '#platform/regions.ts'
import { api, client, type Context } from '#web/api.ts'
import { DayField } from '#web/kit/desk/DayField.tsx'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { useDraftId } from '#web/kit/desk/command.ts'
import { today } from '#web/kit/desk/days.ts'
import { optionsOf } from '#web/kit/desk/options.ts'
import { access, type Appointed, type Appointment as Held } from '../contract.ts'
import { called } from './Appointments.tsx'

type Appointment = Pick<
  Parameters<typeof client.access.appoint>[0],
  'login' | 'name' | 'phone' | 'role' | 'gridIds' | 'from' | 'to'
> & { password?: string | null; placeIds: string[][] }
type Appointing = {
  region: number
  roles: readonly { id: string; name: string }[]
  /** Picks several addresses. */
  Places: ComponentType<{ region: number; more: string }>
  end: () => void
  /** Who was appointed, so that they can be invited. */
  appointed: (postingId: string, name: string) => void
}

const fields = access.appoint['~orpc'].inputSchema!.shape

/** Gives somebody a post; an account that does not exist yet is opened with the password. */
export function Appoint({ region, roles, Places, end, appointed }: Appointing) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [id] = useDraftId()
  const appoint = ({ password, placeIds: paths, ...typed }: Appointment, context: Context) => {
    const placeIds = paths.flatMap(path => path.at(-1) ?? [])
    const given = { ...typed, placeIds, password: password ?? undefined }
    return client.access.appoint({ region, id, ...given }, context)
  }
  const done = (posting: Appointed, form: FormInstance<Appointment>) => {
    message.success(t(posting.agreed ? 'desk.posting.appointed' : 'appointment.offered'))
    end()
    if (posting.agreed && !form.getFieldValue('password'))
      appointed(posting.id, form.getFieldValue('name'))
  }

  return (
    <Dialog title={t('desk.posting.appoint')} close={end}>
      <CommandForm<Appointment, Appointed>
        call={appoint}
        submit={t('desk.posting.appoint')}
        cancel={end}
        initialValues={{ from: today(), gridIds: [], placeIds: [] }}
        done={done}
      >
        <Who />
        <As region={region} roles={roles} Places={Places} />
      </CommandForm>
    </Dialog>
  )
}

function Who() {
  const { t } = useTranslation()
  return (
    <>
      <FormField name="login" label={t('desk.field.login')} schema={fields.login}>
        <Input autoComplete="off" />
      </FormField>
      <FormField name="name" label={t('desk.field.name')} schema={fields.name}>
        <Input autoComplete="off" />
      </FormField>
      <FormField
        name="phone"
        label={t('desk.field.publicPhone')}
        extra={t('desk.hint.publicPhone')}
        schema={fields.phone}
      >
        <Input inputMode="tel" autoComplete="off" />
      </FormField>
      <FormField
        name="password"
        label={t('desk.field.password')}
        extra={t('desk.hint.password')}
        schema={fields.password}
      >
        <Input.Password autoComplete="new-password" />
      </FormField>
    </>
  )
}

function As({ region, roles, Places }: Pick<Appointing, 'region' | 'roles' | 'Places'>) {
  const { t } = useTranslation()
  const { data: grids } = useQuery(api.territory.grids.queryOptions({ input: { region } }))
  return (
    <>
      <FormField name="role" label={t('desk.field.role')} schema={fields.role}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(roles)} />
      </FormField>
      <Form.Item name="gridIds" label={t('desk.field.gridIds')} extra={t('desk.hint.gridIds')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={optionsOf(grids)}
        />
      </Form.Item>
      {!isAboveCommunity(region) && (
        <Form.Item
          name="placeIds"
          label={t('appointment.places')}
          extra={t('appointment.placesHint')}
        >
          <Places region={region} more={t('appointment.morePlaces')} />
        </Form.Item>
      )}
      <DayField name="from" label={t('desk.field.from')} schema={fields.from} />
      <DayField name="to" label={t('desk.field.to')} extra={t('desk.hint.to')} />
    </>
  )
}

/** Ends a posting from a day on. */
export function EndPosting({
  appointment,
  roleName,
  end,
}: {
  appointment: Held
  roleName: (role: string) => string
  end: () => void
}) {
  const { t } = useTranslation()
  const { region, postingId, role } = appointment
  const finish = (typed: { on: string }, context: Context) =>
    client.access.endPosting({ region, postingId, ...typed }, context)
  return (
    <Dialog title={t('desk.posting.end')} close={end}>
      <p>{t('desk.posting.ending', { name: called(appointment), role: roleName(role) })}</p>
      <CommandForm
        call={finish}
        done={end}
        submit={t('desk.posting.end')}
        cancel={end}
        initialValues={{ on: today() }}
      >
        <DayField
          name="on"
          label={t('desk.field.on')}
          extra={t('desk.hint.on')}
          schema={access.endPosting['~orpc'].inputSchema!.shape.on}
        />
      </CommandForm>
    </Dialog>
  )
}
