import { Form, type FormItemProps } from 'antd'
import type { ZodType } from 'zod'
import { useRule } from './rule.ts'

/** One thing that a form asks for, under the contract's own rule, which also says whether it must be told. */
export function FormField({ schema, rules = [], ...item }: FormItemProps & { schema: ZodType }) {
  const rule = useRule()
  const required = !schema.safeParse(undefined).success
  return <Form.Item {...item} required={required} rules={[rule(schema), ...rules]} />
}
