/** Courtyards stand between an estate and its buildings, and an address names them or not. */
import { expect, test } from 'vitest'
import type { Node } from './address-tree.ts'
import { complete, nearestDoor, treeOf, wayTo } from './address-tree.ts'
import { readAddress } from './addresses.ts'
import { addressUnder, ancestorsUnder } from './rules.ts'

const place = (kind: string, name: string, parent?: Node): Node => ({
  id: `${parent?.id ?? ''}/${name}`,
  kind,
  name,
  address: addressUnder(parent?.address, name),
  parentId: parent?.id ?? null,
  ...ancestorsUnder(parent),
})
const estate = place('estate', '柳荫里')
const east = place('courtyard', '东院', estate)
const west = place('courtyard', '西院', estate)
const nodes = [estate, east, west, place('building', '3栋', east), place('building', '5栋', west)]

test.each([
  ['柳荫里3栋101室', '柳荫里 东院 3栋 101室'],
  ['柳荫里东院3栋101室', '柳荫里 东院 3栋 101室'],
  ['西院5栋101', '柳荫里 西院 5栋 101室'],
  ['5栋101', '柳荫里 西院 5栋 101室'],
])('%s leads to %s', (text, address) => {
  const tree = treeOf(nodes)
  const way = wayTo(tree, readAddress(text))
  expect('reason' in way ? way.reason : complete(tree, way).address).toBe(address)
  expect(tree.made).toHaveLength(1)
})

test('a door is found through the courtyard as well', () => {
  expect(nearestDoor(treeOf(nodes), readAddress('柳荫里5号楼101'))?.address).toBe('柳荫里 西院 5栋')
})
