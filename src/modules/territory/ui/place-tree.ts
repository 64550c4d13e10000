import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import type { PickedPlace } from '../contract.ts'

export type PlaceNode = {
  value: string
  label: string
  isLeaf: boolean
  place: PickedPlace
  children?: PlaceNode[]
}

/** The physical tree of a community, of which only opened branches are asked for. */
export function usePlaceTree(region: number) {
  const queryClient = useQueryClient()
  const [opened, setOpened] = useState<string[]>([])
  const top = useQuery(api.territory.places.queryOptions({ input: { region } }))
  const branches = useQueries({
    queries: opened.map(parentId =>
      api.territory.places.queryOptions({ input: { region, parentId } }),
    ),
  })
  const below = new Map(opened.map((parentId, index) => [parentId, branches[index]?.data]))

  const grow = (places: PickedPlace[]): PlaceNode[] =>
    places.map(place => {
      const children = below.get(place.id)
      const node = {
        value: place.id,
        label: place.name,
        place,
        isLeaf: children ? children.length === 0 : place.kind === 'dwelling',
      }
      return children?.length ? { ...node, children: grow(children) } : node
    })
  const open = async (parentId: string) => {
    await queryClient.ensureQueryData(
      api.territory.places.queryOptions({ input: { region, parentId } }),
    )
    setOpened(known => (known.includes(parentId) ? known : [...known, parentId]))
  }
  return { ...top, nodes: grow(top.data ?? []), open }
}
