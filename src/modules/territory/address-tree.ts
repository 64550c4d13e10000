/**
 * The tree of places in which an address is found, or made where it is missing. It is read once and
 * grows in memory, so that thousands of addresses can be tried without writing anything.
 */
import { newId } from '#platform/ids.ts'
import type { Address, Unclear } from './address-parts.ts'
import { bare } from './address-parts.ts'
import { addressUnder, ancestorsUnder } from './rules.ts'

export type Node = {
  id: string
  kind: string
  name: string
  address: string
  parentId: string | null
} & ReturnType<typeof ancestorsUnder>
/** `made` lists what was not there, parents first. */
export type Tree = { below: Map<string | null, Map<string, Node>>; made: Node[] }

type Given = { kind: string; name: string }
/** How far the tree knows an address, and what is missing of it. */
export type Way = { at: Node | undefined; missing: Given[] }
type NoWay = {
  reason: Unclear | 'estate-unclear' | 'unit-missing' | 'room-missing'
}

export function treeOf(nodes: Iterable<Node>): Tree {
  const tree: Tree = { below: new Map(), made: [] }
  for (const node of nodes) add(tree, node)
  return tree
}

/** The way to a home: found when nothing of it is missing. */
export function wayTo(tree: Tree, address: Address): Way | NoWay {
  const { unitDoor, floor, dwelling, unclear } = address
  if (unclear) return { reason: unclear }
  if (!dwelling) return { reason: address.building ? 'room-missing' : 'address-unread' }
  const above = wayToBuilding(tree, address)
  if ('reason' in above) return above
  const building = above.missing.length === 0 ? above.at : undefined
  if (!unitDoor && building) {
    const units = children(tree, building).filter(({ kind }) => kind === 'unitDoor')
    const homes = [building, ...units].flatMap(unit => homeIn(tree, unit, dwelling) ?? [])
    if (homes.length === 1) return { at: homes[0], missing: [] }
    if (units.length > 0) return { reason: 'unit-missing' }
  }
  const unit = unitDoor ? further(tree, above, { kind: 'unitDoor', name: unitDoor }) : above
  const home = unit.missing.length === 0 ? homeIn(tree, unit.at!, dwelling) : undefined
  if (home) return { at: home, missing: [] }
  const level = floor ? further(tree, unit, { kind: 'floor', name: floor }) : unit
  return further(tree, level, { kind: 'dwelling', name: dwelling })
}

/** The door or building of an address, or what stands around it, as far as the tree knows the way. */
export function nearestDoor(tree: Tree, address: Address): Node | undefined {
  const building = wayToBuilding(tree, address)
  if ('reason' in building) return undefined
  const { unitDoor } = address
  return (unitDoor ? further(tree, building, { kind: 'unitDoor', name: unitDoor }) : building).at
}

/** Makes what is missing on the way, and gives the home. */
export const complete = (tree: Tree, { at, missing }: Way): Node =>
  missing.reduce<Node | undefined>((parent, given) => make(tree, parent, given), at)!

/** The estate or building that would be made on the way, if one would: the same however it is written. */
export function madeFor({ at, missing }: Way): string | undefined {
  const made = missing.filter(({ kind }) => kind === 'estate' || kind === 'building')
  return made.length > 0
    ? made.reduce<string | undefined>(
        (above, { kind, name }) => addressUnder(above, nameOf({ kind, name: bare(kind, name) })),
        at?.address,
      )
    : undefined
}

/** How an address names a building that is there. */
export function calledAs(
  { below }: Tree,
  id: string,
): Pick<Address, 'estate' | 'building'> | undefined {
  const nodes = new Map(
    [...below.values()].flatMap(level => [...level.values()]).map(node => [node.id, node]),
  )
  const building = nodes.get(id)
  if (building?.kind !== 'building') return undefined
  return { estate: nodes.get(building.parentId ?? '')?.name ?? null, building: building.name }
}

const TOP = ['estate', 'courtyard', 'district', 'lane', 'road', 'street', 'building']

/** Homes hang on a building, or on the courtyard or lane of houses without one. */
function wayToBuilding(tree: Tree, { estate, building }: Address): Way | NoWay {
  const top = estate ? topCalled(tree, estate) : undefined
  if (!building) return top ? { at: top, missing: [] } : { reason: 'address-unread' }
  const step = { kind: 'building', name: building }
  // No building stands in another: where one bears the name, an estate of that name is another place.
  if (top && top.kind !== 'building') {
    const known = buildingIn(tree, top, step)
    return known ? { at: known, missing: [] } : further(tree, { at: top, missing: [] }, step)
  }
  if (estate) return { at: undefined, missing: [{ kind: 'estate', name: estate }, step] }

  const tops = children(tree)
  const known = [undefined, ...tops].flatMap(place => buildingIn(tree, place, step) ?? [])
  if (known.length === 1) return { at: known[0], missing: [] }
  const estates = tops.filter(({ kind }) => kind === 'estate')
  if (known.length > 1 || estates.length > 1) return { reason: 'estate-unclear' }
  return further(tree, { at: estates[0], missing: [] }, step)
}

/** What may stand before the name of an estate: levels above it, a street, a door. Another word makes another estate. */
const BEFORE = /[省市州盟区县旗镇乡村路街道巷号组社]$/

/** The top place of that name, or the one with which a longer text ends. */
function topCalled(tree: Tree, text: string): Node | undefined {
  const exact = TOP.flatMap(kind => childCalled(tree, undefined, { kind, name: text }) ?? [])[0]
  return (
    exact ??
    partCalled(tree, text) ??
    children(tree).find(
      ({ kind, name }) =>
        bare(kind, text).endsWith(bare(kind, name)) &&
        BEFORE.test(bare(kind, text).slice(0, -bare(kind, name).length)),
    )
  )
}

/** Courtyards are passed by: an address names them or not. */
const buildingIn = (tree: Tree, place: Node | undefined, step: Given): Node | undefined =>
  [place, ...(place ? courtyardsIn(tree, place) : [])].flatMap(
    around => childCalled(tree, around, step) ?? [],
  )[0]

/** The one courtyard or lane of that name, with its estate before it or without. */
function partCalled(tree: Tree, text: string): Node | undefined {
  const called = children(tree).flatMap(top =>
    children(tree, top).filter(
      ({ kind, name }) =>
        PARTS.has(kind) &&
        [name, top.name + name].some(given => bare(kind, given) === bare(kind, text)),
    ),
  )
  return called.length === 1 ? called[0] : undefined
}

const PARTS = new Set(['courtyard', 'lane'])

const courtyardsIn = (tree: Tree, place: Node): Node[] =>
  children(tree, place).filter(({ kind }) => kind === 'courtyard')

/** Floors are passed by: a register names them or not. */
function homeIn(tree: Tree, unit: Node, name: string): Node | undefined {
  const floors = children(tree, unit).filter(({ kind }) => kind === 'floor')
  return [unit, ...floors].flatMap(
    place => childCalled(tree, place, { kind: 'dwelling', name }) ?? [],
  )[0]
}

function further(tree: Tree, way: Way, step: Given): Way {
  const next = way.missing.length === 0 ? childCalled(tree, way.at, step) : undefined
  return next ? { at: next, missing: [] } : { at: way.at, missing: [...way.missing, step] }
}

const UNIT: Record<string, string> = {
  building: '栋',
  unitDoor: '单元',
  floor: '层',
  dwelling: '室',
}

const nameOf = ({ kind, name }: Given): string =>
  /^[0-9A-Z]+$/.test(name) ? name + (UNIT[kind] ?? '') : name

function make(tree: Tree, parent: Node | undefined, given: Given): Node {
  const { kind } = given
  const name = nameOf(given)
  const node = {
    id: newId(),
    kind,
    name,
    address: addressUnder(parent?.address, name),
    parentId: parent?.id ?? null,
    ...ancestorsUnder(parent),
  }
  add(tree, node)
  tree.made.push(node)
  return node
}

function add(tree: Tree, node: Node): void {
  const siblings = tree.below.get(node.parentId) ?? new Map<string, Node>()
  const key = keyed(node)
  if (!siblings.has(key)) siblings.set(key, node)
  tree.below.set(node.parentId, siblings)
}

const children = (tree: Tree, parent?: Node): Node[] => [
  ...(tree.below.get(parent?.id ?? null)?.values() ?? []),
]
const childCalled = (tree: Tree, parent: Node | undefined, given: Given): Node | undefined =>
  tree.below.get(parent?.id ?? null)?.get(keyed(given))
const keyed = ({ kind, name }: Given): string => `${kind}:${bare(kind, name)}`
