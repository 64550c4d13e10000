import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DayField } from '#web/kit/desk/DayField.tsx'
import { optionsOf } from '#web/kit/desk/options.ts'
import { SelectFilter, QueryBox } from '#web/kit/desk/QueryBox.tsx'
import { STATES } from '../contract.ts'
import type { Kinds } from './kinds.ts'
import { BLANK, type RegisterSearch } from './register-search.ts'

type Props = {
  region: number
  search: RegisterSearch
  change: (search: Partial<RegisterSearch>) => void
  kinds: Kinds
  /** Above a community there are no grids, and nobody is found by name. */
  above: boolean
}

/** What to look for. */
export function RegisterQuery({ region, search, change, kinds, above }: Props) {
  const { t } = useTranslation()
  const { data: grids } = useQuery(
    api.territory.grids.queryOptions({ input: { region }, enabled: !above }),
  )
  return (
    <QueryBox {...{ search, change }} name="register" blank={BLANK}>
      <Form.Item name="words" label={t('desk.query.words')}>
        <Input
          maxLength={60}
          placeholder={t(above ? 'desk.query.wordsHintAbove' : 'desk.query.wordsHint')}
        />
      </Form.Item>
      <SelectFilter name="kind" label={t('desk.query.kind')} options={optionsOf(kinds)} />
      {!above && (
        <SelectFilter name="gridId" label={t('desk.query.gridId')} options={optionsOf(grids)} />
      )}
      <SelectFilter
        name="states"
        label={t('desk.query.states')}
        many
        options={STATES.map(state => ({ value: state, label: t(`state.${state}`) }))}
      />
      <DayField name="from" label={t('desk.query.from')} />
      <DayField name="to" label={t('desk.query.to')} />
    </QueryBox>
  )
}
