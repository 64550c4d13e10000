import { Skeleton, Tree } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState, LoadError } from '#web/kit/desk/EmptyState.tsx'
import type { PickedPlace } from '../contract.ts'
import { usePlaceTree } from './place-tree.ts'

type Props = {
  region: number
  chosen: readonly { id: string }[]
  toggle: (place: PickedPlace) => void
}

/** Estates, buildings, doors and dwellings, opened branch by branch, each with its grid; as many as one likes are chosen. */
export function PlaceTree({ region, chosen, toggle }: Props) {
  const { t } = useTranslation()
  const { nodes, open, error, isPending, refetch } = usePlaceTree(region)
  if (isPending) return <Skeleton active />
  if (error) return <LoadError error={error} retry={refetch} />
  if (nodes.length === 0) return <EmptyState words={t('desk.place.none')} />
  return (
    <Tree
      aria-label={t('desk.place.tree')}
      blockNode
      virtual
      height={480}
      treeData={nodes}
      fieldNames={{ key: 'value', title: 'label' }}
      titleRender={({ label, place }) => (
        <>
          {label}{' '}
          <small>
            {[t(`desk.placeKind.${place.kind}`), place.gridName].filter(Boolean).join(' · ')}
          </small>
        </>
      )}
      loadData={({ value }) => open(value)}
      checkable
      checkStrictly
      selectable={false}
      checkedKeys={chosen.map(({ id }) => id)}
      onCheck={(_keys, { node }) => toggle(node.place)}
    />
  )
}
