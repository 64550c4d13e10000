import { useQuery } from '@tanstack/react-query'
import { Input, Radio, Select } from 'antd'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZodType } from 'zod'
import { api } from '#web/api.ts'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { optionsOf } from '#web/kit/desk/options.ts'
import { useSettled } from '#web/kit/desk/settled.ts'
import type { Dossier } from '../contract.ts'
import type { FieldName } from './actions.ts'
import { ColleagueSelect } from './ColleagueSelect.tsx'
import type { Kinds } from './kinds.ts'

export type Choices = {
  kinds: Kinds
  roleName: (role: string) => string
  /** How a place is picked, step by step down to where it is known. */
  Places: ComponentType<{ region: number } & Controlled<string[]>>
}
type Props = Choices & { name: FieldName; schema: ZodType; dossier: Dossier }

/** One thing that an action asks for. */
export function ActionField({ name, schema, ...props }: Props) {
  const { t } = useTranslation()
  return (
    <FormField
      name={name}
      label={t(`desk.field.${name}`)}
      schema={schema}
      extra={HINTED.has(name) && t(`desk.hint.${name}`)}
    >
      {control(name, props)}
    </FormField>
  )
}

const HINTED = new Set<FieldName>(['rightChannel', 'result'])

/** Form.Item gives the control its value, so each is one element. */
function control(name: FieldName, props: Choices & { dossier: Dossier }) {
  switch (name) {
    case 'reached':
      return <Reached />
    case 'postingId':
      return <Colleagues {...props} />
    case 'placeId':
      return <Place Places={props.Places} region={props.dossier.region} />
    case 'intoId':
      return <OtherMatter {...props} />
    case 'kind':
      return <Select options={optionsOf(props.kinds)} />
    case 'category':
      return <Input />
    default:
      return <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} />
  }
}

/** The deepest step that was picked is the place. */
function Place({
  Places,
  region,
  onChange,
}: Pick<Choices, 'Places'> & { region: number } & Controlled<string>) {
  const [path, take] = useState<string[]>([])
  return (
    <Places
      region={region}
      value={path}
      onChange={path => {
        take(path)
        onChange?.(path.at(-1) ?? '')
      }}
    />
  )
}

type Controlled<Value> = { id?: string; value?: Value; onChange?: (value: Value) => void }

function Reached(controlled: Controlled<boolean>) {
  const { t } = useTranslation()
  const options = [
    { value: true, label: t('desk.reached.yes') },
    { value: false, label: t('desk.reached.no') },
  ]
  return (
    <Radio.Group
      {...controlled}
      onChange={event => controlled.onChange?.(event.target.value)}
      options={options}
    />
  )
}

const Colleagues = ({
  dossier,
  kinds: _kinds,
  Places: _Places,
  ...rest
}: Choices & { dossier: Dossier } & Controlled<string>) => (
  <ColleagueSelect {...rest} matters={[dossier]} />
)

function OtherMatter({
  dossier,
  roleName: _roleName,
  kinds: _kinds,
  Places: _Places,
  ...controlled
}: Choices & { dossier: Dossier } & Controlled<string>) {
  const { t } = useTranslation()
  const [typed, type] = useState('')
  const words = useSettled(typed.trim())
  const { data, isFetching } = useQuery(
    api.matters.list.queryOptions({
      input: { region: dossier.region, view: 'all', words, limit: 10 },
      enabled: words !== '',
    }),
  )
  const options = data?.rows
    .filter(({ id }) => id !== dossier.id)
    .map(({ id, number, text }) => ({ value: id, label: `${number} ${text.slice(0, 40)}` }))
  return (
    <Select
      {...controlled}
      showSearch={{ filterOption: false, onSearch: type }}
      loading={isFetching}
      options={options ?? []}
      notFoundContent={t(
        typed.trim() !== words || isFetching
          ? 'say.loading'
          : words
            ? 'desk.register.noneFound'
            : 'desk.hint.intoId',
      )}
    />
  )
}
