import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { client, type Context } from '#web/api.ts'
import { useDraftId } from '#web/kit/desk/command.ts'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { DayField } from '#web/kit/desk/DayField.tsx'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { PhotoField } from '#web/kit/desk/PhotoField.tsx'
import type { Photo } from '#web/kit/photo.ts'
import { useTexts } from '#web/texts.ts'
import { type Honour, HONOUR_KINDS, HONOUR_LEVELS, HonourEntry } from '../contract.ts'
import { texts } from '../texts.ts'

const fields = HonourEntry.shape
type Typed = Omit<typeof HonourEntry._zod.output, 'region' | 'id' | 'photoId'>

type Props = { region: number; honour: Honour | undefined; end: () => void }

/** Writes an honour, a status or a milestone down, or corrects it. */
export function HonourForm({ region, honour, end }: Props) {
  const t = useTexts(texts)
  const [draft] = useDraftId()
  const [photo, setPhoto] = useState<Photo | undefined>(honour?.photo ?? undefined)
  const send = (typed: Typed, context: Context) => {
    const photoId = photo?.id ?? null
    return honour
      ? client.publications.changeHonour({ ...honour, ...typed, region, photoId }, context)
      : client.publications.addHonour({ ...typed, region, id: draft, photoId }, context)
  }
  const submit = honour ? t.change : t.add
  return (
    <Dialog title={submit} close={end}>
      <CommandForm<Typed, Honour>
        call={send}
        done={end}
        cancel={end}
        submit={submit}
        initialValues={honour ?? { kind: 'honour', good: true }}
      >
        <Fields />
        <PhotoField label={t.certificate} {...{ region, photo }} onChange={setPhoto} />
      </CommandForm>
    </Dialog>
  )
}

function Fields() {
  const t = useTexts(texts)
  const kind = Form.useWatch<Honour['kind'] | undefined>('kind', Form.useFormInstance())
  const options = <Value extends string>(values: readonly Value[], words: Record<Value, string>) =>
    values.map(value => ({ value, label: words[value] }))
  return (
    <>
      <div className="pair">
        <FormField name="kind" label={t.field.kind} schema={fields.kind}>
          <Select options={options(HONOUR_KINDS, t.kind)} />
        </FormField>
        <FormField name="good" label={t.field.good} schema={fields.good} hidden={kind !== 'status'}>
          <Select
            options={[
              { value: true, label: t.good },
              { value: false, label: t.bad },
            ]}
          />
        </FormField>
        <FormField name="year" label={t.field.year} extra={t.hint.year} schema={fields.year}>
          <InputNumber className="step" />
        </FormField>
        <FormField name="level" label={t.field.level} schema={fields.level}>
          <Select allowClear options={options(HONOUR_LEVELS, t.level)} />
        </FormField>
      </div>
      <FormField name="title" label={t.field.title} schema={fields.title}>
        <Input />
      </FormField>
      <div className="pair">
        <FormField name="issuer" label={t.field.issuer} schema={fields.issuer}>
          <Input />
        </FormField>
        <FormField
          name="holder"
          label={t.field.holder}
          extra={t.hint.holder}
          schema={fields.holder}
        >
          <Input />
        </FormField>
        <DayField name="fromOn" label={t.field.fromOn} />
        <DayField name="toOn" label={t.field.toOn} extra={t.hint.toOn} />
      </div>
      <FormField name="note" label={t.field.note} schema={fields.note}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </FormField>
    </>
  )
}
