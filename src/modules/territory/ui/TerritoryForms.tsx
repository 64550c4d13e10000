import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, type Context } from '#web/api.ts'
import { Ask } from '#web/kit/desk/Ask.tsx'
import { Asked } from '#web/kit/desk/Asked.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { useDraftId } from '#web/kit/desk/command.ts'
import { today } from '#web/kit/desk/days.ts'
import { type Spot, SpotField } from './SpotField.tsx'
import { type Grid, type Place, PLACE_KINDS, territory } from '../contract.ts'

/** A change of the territory that somebody has begun. */
export type Drawing =
  | { what: 'place'; under: Place | undefined }
  | { what: 'grid' }
  | { what: 'assign'; place: Place }

type Props = { region: number; grids: Grid[]; drawing: Drawing | undefined; end: () => void }

/** The forms that draw the territory, one at a time. */
export function TerritoryForms({ drawing, end, ...props }: Props) {
  const { t } = useTranslation()
  if (!drawing) return null
  return (
    <Ask title={t(`desk.draw.${drawing.what}`)} close={end}>
      {drawing.what === 'place' && <AddPlace {...props} under={drawing.under} end={end} />}
      {drawing.what === 'grid' && <AddGrid {...props} end={end} />}
      {drawing.what === 'assign' && <AssignGrid {...props} place={drawing.place} end={end} />}
    </Ask>
  )
}

type FormProps = Pick<Props, 'region' | 'grids' | 'end'>

function AddPlace({ region, under, end }: FormProps & { under: Place | undefined }) {
  const { t } = useTranslation()
  const [id] = useDraftId()
  const { kind, name } = territory.addPlace['~orpc'].inputSchema!.shape
  const add = (typed: Pick<Place, 'kind' | 'name'> & { at?: Spot | null }, context: Context) => {
    const { at, ...rest } = typed
    const place = { region, id, parentId: under?.id ?? null, ...rest, ...(at && { at }) }
    return client.territory.addPlace(place, context)
  }
  return (
    <CommandForm call={add} done={end} cancel={end} submit={t('desk.draw.place')}>
      <p>{under ? t('desk.draw.under', { address: under.address }) : t('desk.draw.top')}</p>
      <Asked name="kind" label={t('desk.field.placeKind')} schema={kind}>
        <Select
          options={PLACE_KINDS.map(value => ({ value, label: t(`desk.placeKind.${value}`) }))}
        />
      </Asked>
      <Asked name="name" label={t('desk.field.placeName')} schema={name}>
        <Input />
      </Asked>
      <Form.Item name="at" label={t('desk.field.spot')}>
        <SpotField region={region} />
      </Form.Item>
    </CommandForm>
  )
}

function AddGrid({ region, grids, end }: FormProps) {
  const { t } = useTranslation()
  const [id] = useDraftId()
  const { code, name } = territory.addGrid['~orpc'].inputSchema!.shape
  const add = (
    { parentId = null, ...typed }: { code: string; name: string; parentId?: string | null },
    context: Context,
  ) => client.territory.addGrid({ region, id, parentId, ...typed }, context)
  return (
    <CommandForm call={add} done={end} cancel={end} submit={t('desk.draw.grid')}>
      <Asked name="code" label={t('desk.field.gridCode')} schema={code}>
        <Input />
      </Asked>
      <Asked name="name" label={t('desk.field.gridName')} schema={name}>
        <Input />
      </Asked>
      <Form.Item name="parentId" label={t('desk.field.gridParent')}>
        <GridSelect grids={grids} allowClear />
      </Form.Item>
    </CommandForm>
  )
}

function AssignGrid({ region, grids, place, end }: FormProps & { place: Place }) {
  const { t } = useTranslation()
  const { gridId, from } = territory.assignGrid['~orpc'].inputSchema!.shape
  const assign = (typed: { gridId: string; from: string }, context: Context) =>
    client.territory.assignGrid({ region, placeId: place.id, ...typed }, context)
  return (
    <CommandForm
      call={assign}
      done={end}
      cancel={end}
      submit={t('desk.draw.assign')}
      initialValues={{ from: today() }}
    >
      <p>{t('desk.draw.whole', { address: place.address })}</p>
      <Asked name="gridId" label={t('desk.field.gridId')} schema={gridId}>
        <GridSelect grids={grids} />
      </Asked>
      <Asked name="from" label={t('desk.field.from')} schema={from}>
        <Input type="date" />
      </Asked>
    </CommandForm>
  )
}

function GridSelect({
  grids,
  ...controlled
}: {
  grids: Grid[]
  id?: string
  value?: string
  allowClear?: boolean
  onChange?: (id: string) => void
}) {
  const { t } = useTranslation()
  const options = grids.map(({ id, code, name }) => ({
    value: id,
    label: t('say.aside', { what: name, more: code }),
  }))
  return (
    <Select
      {...controlled}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      notFoundContent={t('desk.grid.none')}
    />
  )
}
