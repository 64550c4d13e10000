import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Grid, Select, type SelectProps } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { questionOf } from './conditions.ts'

type Props<Question> = {
  name: string
  blank: Question
  search: Question
  /** Another question begins on its first page. */
  change: (asked: Question & { offset: number }) => void
  /** The conditions without a field of their own, which another question leaves as they are. */
  beside?: Partial<Question>
  children: ReactNode
}

/** What to look for. The address holds the answer, so Back brings the former question back into the fields. */
export function QueryBox<Question extends object>(props: Props<Question>) {
  const { name, blank, search, change, beside, children } = props
  const { t } = useTranslation()
  const [form] = Form.useForm<Question>()
  const queryClient = useQueryClient()
  const wide = Grid.useBreakpoint().md ?? true
  const asked = questionOf(blank, search)
  useEffect(() => form.setFieldsValue({ ...blank, ...JSON.parse(asked) }), [form, blank, asked])
  const ask = (typed: Partial<Question>) => {
    const said = Object.entries(typed).filter(([, value]) => (value ?? '') !== '')
    const next = { ...blank, ...beside, ...Object.fromEntries(said) }
    change({ ...next, offset: 0 })
    // The same question again means: how is it now?
    if (questionOf(blank, next) === asked) void queryClient.invalidateQueries()
  }

  return (
    <details className="query-box" open={wide}>
      <summary>{t('desk.query.title')}</summary>
      <Form<Question>
        form={form}
        name={name}
        layout="vertical"
        role="search"
        className="query"
        onFinish={ask}
      >
        {children}
        <div className="query-buttons">
          <Button type="primary" htmlType="submit">
            {t('desk.query.ask')}
          </Button>
          <Button onClick={() => change({ ...blank, offset: 0 })}>{t('desk.query.reset')}</Button>
        </div>
      </Form>
    </details>
  )
}

type AnyProps = { name: string; label: string; many?: boolean; options: SelectProps['options'] }

/** One of several, or any. */
export function SelectFilter({ name, label, many, options }: AnyProps) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={label}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('desk.query.any')}
        options={options}
        {...(many && { mode: 'multiple', maxTagCount: 'responsive' })}
      />
    </Form.Item>
  )
}
