import { DatePicker, Form, type FormItemProps } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'

/** A day in a form, written and kept as YYYY-MM-DD. */
export const DayField = (item: FormItemProps) => (
  <Form.Item {...item} getValueProps={asPicked} normalize={asKept}>
    <DatePicker className="step" />
  </Form.Item>
)

const asPicked = (day: string | null | undefined) => ({ value: day ? dayjs(day) : null })
const asKept = (day: Dayjs | null) => day?.format('YYYY-MM-DD') ?? null
