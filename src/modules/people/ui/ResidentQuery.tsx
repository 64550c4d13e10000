import { useQuery } from '@tanstack/react-query'
import { Button, Form, Grid, Input, InputNumber, Select, type SelectProps } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { RELATIONS, RESIDENCY_KINDS, SEXES } from '../contract.ts'
import { BLANK, conditionsOf, type ResidentSearch } from './resident-search.ts'

type Asked = ReturnType<typeof conditionsOf>
type Props = {
  region: number
  search: ResidentSearch
  change: (search: Partial<ResidentSearch>) => void
}

/** Whom to look for. The address holds the answer, so Back brings the former question back into the fields. */
export function ResidentQuery({ region, search, change }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Asked>()
  const wide = Grid.useBreakpoint().md ?? true
  const { data: grids } = useQuery(api.territory.grids.queryOptions({ input: { region } }))
  const asked = JSON.stringify(conditionsOf(search))
  useEffect(() => form.setFieldsValue({ ...BLANK, ...JSON.parse(asked) }), [form, asked])
  const ask = (typed: Partial<Asked>) => {
    const said = Object.entries(typed).filter(([, value]) => value !== '' && value !== null)
    change({ ...BLANK, buildingId: search.buildingId, ...Object.fromEntries(said) })
  }
  const words = (of: 'sex' | 'kind' | 'relation', values: readonly string[]) =>
    values.map(value => ({ value, label: t(`residents.${of}.${value}`) }))

  return (
    <details className="query-box" open={wide}>
      <summary>{t('desk.query.title')}</summary>
      <Form<Asked>
        form={form}
        name="residents"
        layout="vertical"
        role="search"
        className="query"
        onFinish={ask}
      >
        <Form.Item name="words" label={t('residents.words')}>
          <Input maxLength={60} placeholder={t('residents.wordsHint')} />
        </Form.Item>
        <Any name="gridId" options={grids?.map(({ id, name }) => ({ value: id, label: name }))} />
        <Any name="kind" options={words('kind', RESIDENCY_KINDS)} />
        <Any name="sex" options={words('sex', SEXES)} />
        <Any name="relation" options={words('relation', RELATIONS)} />
        <Form.Item name="ageFrom" label={t('residents.ageFrom')}>
          <InputNumber min={0} max={150} precision={0} />
        </Form.Item>
        <Form.Item name="ageTo" label={t('residents.ageTo')}>
          <InputNumber min={0} max={150} precision={0} />
        </Form.Item>
        <div className="query-buttons">
          <Button type="primary" htmlType="submit">
            {t('desk.query.ask')}
          </Button>
          <Button onClick={() => change(BLANK)}>{t('desk.query.reset')}</Button>
        </div>
      </Form>
    </details>
  )
}

/** One of several, or any. */
function Any({ name, options }: { name: keyof Asked; options: SelectProps['options'] }) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={t(`residents.column.${name === 'gridId' ? 'gridName' : name}`)}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('desk.query.any')}
        options={options}
      />
    </Form.Item>
  )
}
