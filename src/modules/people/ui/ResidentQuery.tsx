import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { optionsOf } from '#web/kit/desk/options.ts'
import { SelectFilter, QueryBox } from '#web/kit/desk/QueryBox.tsx'
import { RELATIONS, RESIDENCY_KINDS, SEXES } from '../contract.ts'
import { BLANK, type ResidentSearch } from './resident-search.ts'

type Props = {
  region: number
  search: ResidentSearch
  change: (search: Partial<ResidentSearch>) => void
}

/** Whom to look for. */
export function ResidentQuery({ region, search, change }: Props) {
  const { t } = useTranslation()
  const { data: grids } = useQuery(api.territory.grids.queryOptions({ input: { region } }))
  const any = (name: 'kind' | 'sex' | 'relation', values: readonly string[]) => (
    <SelectFilter
      name={name}
      label={t(`residents.column.${name}`)}
      options={values.map(value => ({ value, label: t(`residents.${name}.${value}`) }))}
    />
  )
  const age = (name: 'ageFrom' | 'ageTo') => (
    <Form.Item name={name} label={t(`residents.${name}`)}>
      <InputNumber min={0} max={150} precision={0} />
    </Form.Item>
  )
  return (
    <QueryBox
      {...{ search, change }}
      name="residents"
      blank={BLANK}
      beside={{ buildingId: search.buildingId }}
    >
      <Form.Item name="words" label={t('residents.words')}>
        <Input maxLength={60} placeholder={t('residents.wordsHint')} />
      </Form.Item>
      <SelectFilter
        name="gridId"
        label={t('residents.column.gridName')}
        options={optionsOf(grids)}
      />
      {any('kind', RESIDENCY_KINDS)}
      {any('sex', SEXES)}
      {any('relation', RELATIONS)}
      {age('ageFrom')}
      {age('ageTo')}
    </QueryBox>
  )
}
