import { DatePicker, Form, type FormItemProps } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ZodType } from 'zod'
import { FormField } from './FormField.tsx'

/** A day in a form, typed or picked, written and kept as YYYY-MM-DD; none after `max`. */
export function DayField({
  schema,
  max,
  ...item
}: FormItemProps & { schema?: ZodType; max?: string }) {
  const kept = { ...item, getValueProps: asPicked, normalize: asKept }
  const picker = <DatePicker className="step" {...(max && { maxDate: dayjs(max) })} />
  return schema ? (
    <FormField {...kept} schema={schema}>
      {picker}
    </FormField>
  ) : (
    <Form.Item {...kept}>{picker}</Form.Item>
  )
}

const asPicked = (day: string | null | undefined) => ({ value: day ? dayjs(day) : null })
const asKept = (day: Dayjs | null) => day?.format('YYYY-MM-DD') ?? null
