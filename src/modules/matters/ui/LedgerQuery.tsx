import { useQuery } from '@tanstack/react-query'
import { Button, Form, Grid, Input, Select, type SelectProps } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { STATES } from '../contract.ts'
import type { Kinds } from './kinds.ts'
import { BLANK } from './MatterLedger.tsx'
import type { LedgerSearch } from './ledger-search.ts'

type Props = {
  region: number
  search: LedgerSearch
  change: (search: Partial<LedgerSearch>) => void
  kinds: Kinds
  withGrids: boolean
}

type Asked = Pick<LedgerSearch, 'words' | 'kind' | 'gridId' | 'states' | 'from' | 'to'>

/** What to look for. The address holds the answer, so Back brings the former question back into the fields. */
export function LedgerQuery({ region, search, change, kinds, withGrids }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Asked>()
  const wide = Grid.useBreakpoint().md ?? true
  const { data: grids } = useQuery(
    api.territory.grids.queryOptions({ input: { region }, enabled: withGrids }),
  )
  const { words, kind, gridId, states, from, to } = search
  const asked = JSON.stringify({ words, kind, gridId, states, from, to } satisfies Asked)
  useEffect(() => form.setFieldsValue({ ...BLANK, ...JSON.parse(asked) }), [form, asked])
  const ask = ({ states = [], ...typed }: Partial<Asked>) =>
    change({
      ...BLANK,
      states,
      ...Object.fromEntries(
        Object.entries(typed).map(([name, value]) => [name, value || undefined]),
      ),
    })

  return (
    <details className="query-box" open={wide}>
      <summary>{t('desk.query.title')}</summary>
      <Form<Asked>
        form={form}
        name="ledger"
        layout="vertical"
        role="search"
        className="query"
        onFinish={ask}
      >
        <Form.Item name="words" label={t('desk.query.words')}>
          <Input maxLength={60} placeholder={t('desk.query.wordsHint')} />
        </Form.Item>
        <Any name="kind" options={kinds.map(({ id, name }) => ({ value: id, label: name }))} />
        {withGrids && (
          <Any name="gridId" options={grids?.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
        <Any
          name="states"
          many
          options={STATES.map(state => ({ value: state, label: t(`state.${state}`) }))}
        />
        <Form.Item name="from" label={t('desk.query.from')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="to" label={t('desk.query.to')}>
          <Input type="date" />
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
function Any({
  name,
  many,
  options,
}: {
  name: keyof Asked
  many?: boolean
  options: SelectProps['options']
}) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={t(`desk.query.${name}`)}>
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
