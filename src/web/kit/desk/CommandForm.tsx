import { Alert, Button, Flex, Form, type FormInstance, type FormProps } from 'antd'
import { type ReactNode, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type Call, fieldReasons, reasonOf, refusedAs } from '#web/api.ts'
import { staysFor } from '../unsent.ts'
import { useCommand } from './command.ts'

type Props<Values extends object, Output> = {
  call: Call<Values, Output>
  done: (output: Output, form: FormInstance<Values>) => void
  submit: string
  cancel?: () => void
  initialValues?: FormProps<Values>['initialValues']
  children?: ReactNode
}

/** A form that sends one command: checks, waits, and shows a refusal at the field that it is about. */
export function CommandForm<Values extends object, Output>(props: Props<Values, Output>) {
  const { call, done, submit, cancel, children, ...rest } = props
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const name = useId()
  const command = useCommand(call, output => done(output, form))
  const general =
    command.error && aboutFields(command.error, form).length === 0
      ? reasonOf(command.error, t)
      : null

  // Whoever was away too long signs in beside it and sends what stands here.
  useEffect(() => staysFor(() => form.isFieldsTouched()), [form])
  const door = refusedAs(command.error, 'SIGN_IN_FIRST') && (
    <a href="/" target="_blank" rel="noreferrer">
      {t('act.signInBeside')}
    </a>
  )

  // After the fields are enabled again, for a disabled one takes no focus.
  useEffect(() => {
    const faults = aboutFields(command.error, form)
    form.setFields(faults.map(([path, reason]) => ({ name: path as never, errors: [reason] })))
    if (faults[0]) form.scrollToField(faults[0][0] as never, { focus: true })
  }, [command.error, form])

  return (
    <Form<Values>
      {...rest}
      form={form}
      name={name}
      layout="vertical"
      onFinish={values => command.mutate(withoutBlanks(values))}
      disabled={command.isPending}
      scrollToFirstError={{ focus: true }}
    >
      {children}
      {general && (
        <Alert
          type="error"
          showIcon
          title={general}
          description={door}
          role="alert"
          className="gap-below"
        />
      )}
      <Flex gap={8} wrap>
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {submit}
        </Button>
        {cancel && <Button onClick={cancel}>{t('act.cancel')}</Button>}
      </Flex>
    </Form>
  )
}

/** The fields of this form that a refusal is about, each with its sentence. */
function aboutFields(error: unknown, form: FormInstance): [path: string[], reason: string][] {
  const shown = Object.keys(form.getFieldsValue() as object)
  return Object.entries(fieldReasons(error))
    .map(([path, reason]): [string[], string] => [path.split('.'), reason])
    .filter(([[first = '']]) => shown.includes(first))
}

/** An emptied text field means that there is nothing to say. */
const withoutBlanks = <Values extends object>(values: Values) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, value === '' ? null : value]),
  ) as Values
