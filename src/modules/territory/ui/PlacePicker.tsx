import { Flex, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type PlaceNode, usePlaceTree } from './place-tree.ts'

type Props = { region: number; id?: string; value?: string[]; onChange?: (path: string[]) => void }

/** An address picked step by step, down to where it is known; the value is the path of ids. */
export function PlacePicker({ region, id, value: path = [], onChange }: Props) {
  const { t } = useTranslation()
  const { nodes, open, isPending } = usePlaceTree(region)
  const choose = (step: number, chosen: string | undefined) => {
    onChange?.([...path.slice(0, step), ...(chosen ? [chosen] : [])])
    if (chosen) void open(chosen)
  }
  return (
    <Flex gap={8} wrap>
      {stepsOf(nodes, path).map((options, step) => (
        <Select
          key={path[step - 1] ?? 'top'}
          id={step === 0 ? id : undefined}
          aria-label={step === 0 ? undefined : t('desk.place.next')}
          className="step"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={isPending}
          options={options}
          value={path[step]}
          onChange={chosen => choose(step, chosen)}
          placeholder={t(step === 0 ? 'desk.place.pick' : 'desk.place.next')}
          notFoundContent={t('desk.place.none')}
        />
      ))}
    </Flex>
  )
}

/** The choices of each step: the top places, then those beneath each chosen one. */
function stepsOf(nodes: PlaceNode[], path: string[]): PlaceNode[][] {
  const below = nodes.find(({ value }) => value === path[0])?.children
  return below ? [nodes, ...stepsOf(below, path.slice(1))] : [nodes]
}
