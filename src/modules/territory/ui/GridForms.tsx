import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, client, type Context, reasonOf } from '#web/api.ts'
import { DayField } from '#web/kit/desk/DayField.tsx'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { useCommand, useDraftId } from '#web/kit/desk/command.ts'
import { today } from '#web/kit/desk/days.ts'
import { type Grid, GRID_TYPES, type Place, territory } from '../contract.ts'

export type Option = { value: string; label: string }
export type GridFormProps = { region: number; grids: Grid[]; levels: Option[]; end: () => void }
type Typed = Pick<Grid, 'level' | 'type'> & { name?: string | null }

/** The code is made by rule, and so is the name of whoever types none. */
export function AddGrid({ region, grids, levels, end }: GridFormProps) {
  const { t } = useTranslation()
  const [id] = useDraftId()
  const add = (
    { parentId = null, name, ...typed }: Typed & { parentId?: string | null },
    context: Context,
  ) => client.territory.addGrid({ region, id, parentId, ...typed, ...(name && { name }) }, context)
  return (
    <CommandForm call={add} done={end} cancel={end} submit={t('desk.draw.grid')}>
      <Form.Item name="parentId" label={t('desk.field.gridParent')}>
        <GridSelect grids={grids} allowClear />
      </Form.Item>
      <FormField
        name="name"
        label={t('desk.field.gridName')}
        extra={t('grid.byRule')}
        schema={territory.addGrid['~orpc'].inputSchema!.shape.name.nullish()}
      >
        <Input />
      </FormField>
      <Leading levels={levels} />
    </CommandForm>
  )
}

export function ChangeGrid({
  grid,
  levels,
  end,
}: Omit<GridFormProps, 'region' | 'grids'> & { grid: Grid }) {
  const { t } = useTranslation()
  const { region, id, name, level, type } = grid
  const change = ({ name: typed, ...leading }: Typed & { name: string }, context: Context) =>
    client.territory.changeGrid({ region, id, name: typed, ...leading }, context)
  return (
    <>
      <p>{t('say.aside', { what: name, more: grid.code })}</p>
      <CommandForm
        call={change}
        done={end}
        cancel={end}
        submit={t('grid.save')}
        initialValues={{ name, level, type }}
      >
        <FormField
          name="name"
          label={t('desk.field.gridName')}
          schema={territory.changeGrid['~orpc'].inputSchema!.shape.name}
        >
          <Input />
        </FormField>
        <Leading levels={levels} />
      </CommandForm>
      <RemoveGrid grid={grid} end={end} />
    </>
  )
}

function Leading({ levels }: { levels: Option[] }) {
  const { t } = useTranslation()
  const types = GRID_TYPES.map(value => ({ value, label: t(`grid.type.${value}`) }))
  return (
    <div className="pair">
      <Form.Item name="level" label={t('grid.level')}>
        <Select allowClear options={levels} />
      </Form.Item>
      <Form.Item name="type" label={t('grid.type.title')}>
        <Select allowClear options={types} />
      </Form.Item>
    </div>
  )
}

/** Twice asked, and refused by the app where anything ever lay in it. */
function RemoveGrid({ grid: { region, id, name }, end }: { grid: Grid; end: () => void }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const remove = useCommand(client.territory.removeGrid, end)
  const ask = () =>
    modal.confirm({
      title: t('grid.removing', { name }),
      content: t('grid.whileEmpty'),
      okText: t('grid.remove'),
      okButtonProps: { danger: true },
      cancelText: t('act.cancel'),
      onOk: () =>
        remove.mutate(
          { region, id },
          { onError: error => void message.error(reasonOf(error, t), 8) },
        ),
    })
  return (
    <Button danger className="gap-above" loading={remove.isPending} onClick={ask}>
      {t('grid.remove')}
    </Button>
  )
}

type Drawn = Pick<Place, 'id' | 'address'>

export function AssignGrid({
  region,
  grids,
  places,
  end,
  countsPeople,
}: Omit<GridFormProps, 'levels'> & { places: Drawn[]; countsPeople: boolean }) {
  const { t } = useTranslation()
  const { gridId, from } = territory.assignGrid['~orpc'].inputSchema!.shape
  const placeIds = places.map(({ id }) => id)
  const assign = (typed: { gridId: string; from: string }, context: Context) =>
    client.territory.assignGrid({ region, placeIds, ...typed }, context)
  return (
    <CommandForm
      call={assign}
      done={end}
      cancel={end}
      submit={t('desk.draw.assign')}
      initialValues={{ from: today() }}
    >
      <p>{t('desk.draw.whole', { address: addressesOf(places, t('grid.and')) })}</p>
      <FormField name="gridId" label={t('desk.field.gridId')} schema={gridId}>
        <GridSelect grids={grids} />
      </FormField>
      <DayField name="from" label={t('desk.field.from')} schema={from} />
      {countsPeople && <Shift region={region} grids={grids} placeIds={placeIds} />}
    </CommandForm>
  )
}

const addressesOf = (places: Drawn[], and: string) => places.map(({ address }) => address).join(and)

/** The households and persons of each grid that would change, before and after: for whoever works with them. */
function Shift({ region, grids, placeIds }: { region: number; grids: Grid[]; placeIds: string[] }) {
  const { t } = useTranslation()
  const into = Form.useWatch<string | undefined>('gridId', Form.useFormInstance())
  const { data: sizes } = useQuery(api.figures.grids.queryOptions({ input: { region } }))
  const { data: moving } = useQuery(
    api.figures.moving.queryOptions({ input: { region, placeIds } }),
  )
  if (!sizes || !moving) return null
  const leaving = moving.filter(({ gridId }) => gridId !== into)
  const come = {
    households: leaving.reduce((sum, one) => sum + one.households, 0),
    persons: leaving.reduce((sum, one) => sum + one.persons, 0),
  }
  const shift = (id: string, sign: 1 | -1, by: { households: number; persons: number }) => {
    const now = sizes.find(size => size.id === id)
    const after = (amount: number | null | undefined, change: number) =>
      amount === null || amount === undefined ? t('grid.few') : amount + sign * change
    return t('grid.shift', {
      name: grids.find(grid => grid.id === id)?.name ?? '',
      before: now?.households ?? t('grid.few'),
      after: after(now?.households, by.households),
      personsBefore: now?.persons ?? t('grid.few'),
      personsAfter: after(now?.persons, by.persons),
    })
  }
  return (
    <ul className="gap-below" aria-live="polite">
      {leaving.map(one => one.gridId && <li key={one.gridId}>{shift(one.gridId, -1, one)}</li>)}
      {into && <li>{shift(into, 1, come)}</li>}
      {!into && <li>{t('grid.lives', come)}</li>}
    </ul>
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
