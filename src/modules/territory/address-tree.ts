/**
 * The tree of places in which an address is found, or made where it is missing. It is read once and
 * grows in memory, so that thousands of addresses can be tried without writing anything.
 */
import { newId } from '#platform/ids.ts'
import type { Address } from './addresses.ts'
import { bare } from './addresses.ts'
import { addressUnder, ancestorsUnder } from './rules.ts'

export type Node = { id: string; kind: string; name: string; address: string; parentId: string | null } & ReturnType<typeof ancestorsUnder>
/** `made` lists what was not there, parents first. */
export type Tree = { below: Map<string | null, Map<string, Node>>; made: Node[] }

type Unsettled = { reason: 'address-unread' | 'estate-unclear' | 'unit-missing' | 'room-missing' }
type Given = { kind: string; name: string }

export function treeOf(nodes: Iterable<Node>): Tree {
  const tree: Tree = { below: new Map(), made: [] }
  for (const node of nodes) add(tree, node)
  return tree
}

/** The home at an address, or why it has none. What is missing on the way to it is made. */
export function settle(tree: Tree, address: Address): { placeId: string } | Unsettled {
  const { dwelling } = address
  if (!dwelling) return { reason: address.building ? 'room-missing' : 'address-unread' }
  const above = buildingOf(tree, address)
  if ('reason' in above) return above
  if (!address.unitDoor) {
    const units = children(tree, above).filter(({ kind }) => kind === 'unitDoor')
    const homes = [above, ...units].flatMap(unit => homeIn(tree, unit, dwelling) ?? [])
    if (homes.length === 1) return { placeId: homes[0]!.id }
    if (units.length > 0) return { reason: 'unit-missing' }
  }
  const unit = address.unitDoor ? under(tree, above, { kind: 'unitDoor', name: address.unitDoor }) : above
  const home = homeIn(tree, unit, dwelling)
  if (home) return { placeId: home.id }
  const floor = address.floor ? under(tree, unit, { kind: 'floor', name: address.floor }) : unit
  return { placeId: under(tree, floor, { kind: 'dwelling', name: dwelling }).id }
}

const TOP = ['estate', 'courtyard', 'district', 'lane', 'road', 'street', 'building']

/** Where the homes hang: a building, or the courtyard or lane of houses without one. */
function buildingOf(tree: Tree, { estate, building }: Address): Node | Unsettled {
  const top = estate ? topCalled(tree, estate) : undefined
  if (!building) return top ?? { reason: 'address-unread' }
  if (estate) return under(tree, top ?? make(tree, undefined, { kind: 'estate', name: estate }), { kind: 'building', name: building })

  const tops = children(tree)
  const key = keyed('building', building)
  const known = [undefined, ...tops].flatMap(place => tree.below.get(place?.id ?? null)?.get(key) ?? [])
  if (known.length === 1) return known[0]!
  const estates = tops.filter(({ kind }) => kind === 'estate')
  if (known.length > 1 || estates.length > 1) return { reason: 'estate-unclear' }
  return under(tree, estates[0], { kind: 'building', name: building })
}

/** The top place of that name, or the one with which a longer text ends. */
function topCalled(tree: Tree, text: string): Node | undefined {
  const exact = TOP.flatMap(kind => tree.below.get(null)?.get(keyed(kind, text)) ?? [])[0]
  return exact ?? children(tree).find(({ kind, name }) => text.length > name.length && bare(kind, text).endsWith(bare(kind, name)))
}

/** Floors are passed by: a ledger names them or not. */
function homeIn(tree: Tree, unit: Node, name: string): Node | undefined {
  const floors = children(tree, unit).filter(({ kind }) => kind === 'floor')
  return [unit, ...floors].flatMap(({ id }) => tree.below.get(id)?.get(keyed('dwelling', name)) ?? [])[0]
}

const under = (tree: Tree, parent: Node | undefined, given: Given): Node =>
  tree.below.get(parent?.id ?? null)?.get(keyed(given.kind, given.name)) ?? make(tree, parent, given)

const UNIT: Record<string, string> = { building: '栋', unitDoor: '单元', floor: '层', dwelling: '室' }

function make(tree: Tree, parent: Node | undefined, { kind, name: given }: Given): Node {
  const name = /^[0-9A-Z]+$/.test(given) ? given + (UNIT[kind] ?? '') : given
  const node = { id: newId(), kind, name, address: addressUnder(parent?.address, name), parentId: parent?.id ?? null, ...ancestorsUnder(parent) }
  add(tree, node)
  tree.made.push(node)
  return node
}

function add(tree: Tree, node: Node): void {
  const siblings = tree.below.get(node.parentId) ?? new Map<string, Node>()
  const key = keyed(node.kind, node.name)
  if (!siblings.has(key)) siblings.set(key, node)
  tree.below.set(node.parentId, siblings)
}

const children = (tree: Tree, parent?: Node): Node[] => [...(tree.below.get(parent?.id ?? null)?.values() ?? [])]
const keyed = (kind: string, name: string): string => `${kind}:${bare(kind, name)}`
