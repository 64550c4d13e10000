import { Cascader } from 'antd'
import { useTranslation } from 'react-i18next'
import { type PlaceNode, usePlaceTree } from './place-tree.ts'

type Props = { region: number; id?: string; value?: string[]; onChange?: (path: string[]) => void }

/** An address picked step by step, down to where it is known; the value is the path of ids. */
export function PlacePicker({ region, onChange, ...controlled }: Props) {
  const { t } = useTranslation()
  const { nodes, open, isPending } = usePlaceTree(region)
  return (
    <Cascader<PlaceNode>
      {...controlled}
      options={nodes}
      onChange={path => onChange?.((path ?? []) as string[])}
      loadData={async path => {
        const last = path.at(-1)
        if (last) await open(last.value)
      }}
      changeOnSelect
      allowClear
      loading={isPending}
      placeholder={t('desk.place.pick')}
      notFoundContent={t('desk.place.none')}
    />
  )
}
