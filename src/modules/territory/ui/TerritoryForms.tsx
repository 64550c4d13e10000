import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, type Context } from '#web/api.ts'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { useDraftId } from '#web/kit/desk/command.ts'
import { AddGrid, AssignGrid, ChangeGrid, type GridFormProps } from './GridForms.tsx'
import { type Spot, SpotField } from './SpotField.tsx'
import { type Grid, type Place, PLACE_KINDS, territory } from '../contract.ts'

/** A change of the territory that somebody has begun. */
export type Drawing =
  | { what: 'place'; under: Spotted | undefined }
  | { what: 'grid' }
  | { what: 'change'; grid: Grid }
  | { what: 'assign'; places: Spotted[] }

/** A place as the tree, the sketch or a list knows it. */
export type Spotted = Pick<Place, 'id' | 'name' | 'address'>

type Props = GridFormProps & { drawing: Drawing | undefined; countsPeople: boolean }

/** The forms that draw the territory, one at a time. */
export function TerritoryForms({ drawing, end, ...props }: Props) {
  const { t } = useTranslation()
  if (!drawing) return null
  return (
    <Dialog title={t(`desk.draw.${drawing.what}`)} close={end}>
      {drawing.what === 'place' && <AddPlace {...props} under={drawing.under} end={end} />}
      {drawing.what === 'grid' && <AddGrid {...props} end={end} />}
      {drawing.what === 'change' && <ChangeGrid {...props} grid={drawing.grid} end={end} />}
      {drawing.what === 'assign' && <AssignGrid {...props} places={drawing.places} end={end} />}
    </Dialog>
  )
}

function AddPlace({
  region,
  under,
  end,
}: Pick<Props, 'region' | 'end'> & { under: Spotted | undefined }) {
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
      <FormField name="kind" label={t('desk.field.placeKind')} schema={kind}>
        <Select
          options={PLACE_KINDS.map(value => ({ value, label: t(`desk.placeKind.${value}`) }))}
        />
      </FormField>
      <FormField name="name" label={t('desk.field.placeName')} schema={name}>
        <Input />
      </FormField>
      <Form.Item name="at" label={t('desk.field.spot')}>
        <SpotField region={region} />
      </Form.Item>
    </CommandForm>
  )
}
