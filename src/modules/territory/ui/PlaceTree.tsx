import { Skeleton, Tree } from 'antd'
import { useTranslation } from 'react-i18next'
import { Nothing, Unread } from '#web/kit/desk/Nothing.tsx'
import type { Place } from '../contract.ts'
import { usePlaceTree } from './place-tree.ts'

type Props = {
  region: number
  chosen: Place | undefined
  choose: (place: Place | undefined) => void
}

/** Estates, buildings, doors and dwellings, opened branch by branch. */
export function PlaceTree({ region, chosen, choose }: Props) {
  const { t } = useTranslation()
  const { nodes, open, error, isPending, refetch } = usePlaceTree(region)
  if (isPending) return <Skeleton active />
  if (error) return <Unread error={error} retry={refetch} />
  if (nodes.length === 0) return <Nothing words={t('desk.place.none')} />
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
          {label} <small>{t(`desk.placeKind.${place.kind}`)}</small>
        </>
      )}
      loadData={({ value }) => open(value)}
      selectedKeys={chosen ? [chosen.id] : []}
      onSelect={(_keys, { node, selected }) => choose(selected ? node.place : undefined)}
    />
  )
}
