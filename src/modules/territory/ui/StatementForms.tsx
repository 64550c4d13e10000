import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, type Context, reasonOf } from '#web/api.ts'
import { DayField } from '#web/kit/desk/DayField.tsx'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { useCommand, useDraftId } from '#web/kit/desk/command.ts'
import { type Statement, territory } from '../contract.ts'

const fields = territory.state['~orpc'].inputSchema!.shape

/** Writes down a number that somebody declared or aims at, with where it is said. */
export function StateForm({ region, end }: { region: number; end: () => void }) {
  const { t } = useTranslation()
  const [id] = useDraftId()
  const state = ({ saidOn, amount, words, ...typed }: Omit<Statement, 'id'>, context: Context) =>
    client.territory.state(
      {
        region,
        id,
        saidOn: saidOn || null,
        amount: amount ?? null,
        words: words || null,
        ...typed,
      },
      context,
    )
  const options = (area: 'unit' | 'nature' | 'rounding', values: readonly string[]) =>
    values.map(value => ({
      value,
      label: t(`overview.${area}.${value}`, { number: '…', unit: '' }),
    }))
  return (
    <Dialog title={t('overview.state')} close={end}>
      <CommandForm<Omit<Statement, 'id'>, Statement>
        call={state}
        done={end}
        cancel={end}
        submit={t('overview.state')}
        initialValues={{ nature: 'declared', rounding: 'exact', unit: 'households' }}
      >
        <FormField name="subject" label={t('overview.field.subject')} schema={fields.subject}>
          <Input />
        </FormField>
        <div className="pair">
          <FormField name="amount" label={t('overview.field.amount')} schema={fields.amount}>
            <InputNumber min={0} className="step" />
          </FormField>
          <Form.Item name="unit" label={t('overview.field.unit')}>
            <Select options={options('unit', fields.unit.options)} />
          </Form.Item>
          <Form.Item name="nature" label={t('overview.field.nature')}>
            <Select options={options('nature', fields.nature.options)} />
          </Form.Item>
          <Form.Item name="rounding" label={t('overview.field.rounding')}>
            <Select options={options('rounding', fields.rounding.options)} />
          </Form.Item>
        </div>
        <FormField name="words" label={t('overview.field.words')} schema={fields.words}>
          <Input />
        </FormField>
        <DayField name="saidOn" label={t('overview.field.saidOn')} />
        <FormField name="source" label={t('overview.field.source')} schema={fields.source}>
          <Input />
        </FormField>
      </CommandForm>
    </Dialog>
  )
}

export function Retract({
  region,
  statement: { id, subject },
}: {
  region: number
  statement: Statement
}) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const retract = useCommand(client.territory.retract)
  return (
    <Button
      size="small"
      className="fit"
      loading={retract.isPending}
      aria-label={t('overview.retractOf', { subject })}
      onClick={() =>
        retract.mutate({ region, id }, { onError: error => void message.error(reasonOf(error, t)) })
      }
    >
      {t('overview.retract')}
    </Button>
  )
}
