import { expect, test } from 'vitest'
import type { Node } from './address-tree.ts'
import { complete, treeOf, wayTo } from './address-tree.ts'
import type { Address } from './address-parts.ts'
import { keyOf } from './address-parts.ts'
import { addressOf, readAddress } from './addresses.ts'

const WRITTEN: [text: string, key: string][] = [
  ['和园小区 3栋 2单元 601室', '和园|3|2|601'],
  ['和园小区3号楼2单元601', '和园|3|2|601'],
  ['和园小区3幢2单元6层601室', '和园|3|2|601'],
  ['和园小区３号楼２单元６０１室', '和园|3|2|601'],
  ['和园小区三号楼二单元601', '和园|3|2|601'],
  ['和园小区03栋2单元0601', '和园|3|2|601'],
  ['和园小区3#楼2-601', '和园|3|2|601'],
  ['和园小区3-2-601', '和园|3|2|601'],
  ['和园小区3—2—601', '和园|3|2|601'],
  ['陕西省商洛市商州区城关街道和园社区和园小区3栋2单元601室', '和园|3|2|601'],
  ['人民路12号和园小区3栋2单元601室', '和园|3|2|601'],
  ['3号楼2单元601', '|3|2|601'],
  ['3-601', '|3||601'],
  ['和园小区十二栋601', '和园|12||601'],
  ['和园小区A座1203', '和园|A||1203'],
  ['北关家属院5栋1单元东户', '北关家属院|5|1|东'],
  ['城市花园3栋101', '城市花园|3||101'],
  ['杭州新村3栋101', '杭州新村|3||101'],
  ['东关巷12号', '东关巷|||12'],
  ['和园小区3栋', '和园|3||'],
  ['老地方', '老地方|||'],
  ['柳荫里\u200b3栋\u202d601\u202c', '柳荫里|3||601'],
  ['柳荫里3栋2-6-1', '柳荫里|3|2|6-1'],
  ['柳荫里3-2-6-1', '柳荫里|3|2|6-1'],
  ['柳荫里3/2/601', '柳荫里|3|2|601'],
  ['柳荫里3.2.601', '柳荫里|3|2|601'],
  ['柳荫里（3栋2单元601）', '柳荫里|3|2|601'],
  ['柳荫里3栋2单元601（租）', '柳荫里|3|2|601'],
  ['柳荫里3栋2单元601室。', '柳荫里|3|2|601'],
  ['柳荫里第3栋第2单元601室', '柳荫里|3|2|601'],
  ['柳荫里叁栋贰单元601', '柳荫里|3|2|601'],
  ['柳荫里3栋Ⅱ单元601', '柳荫里|3|2|601'],
  ['柳荫里3栋IV单元601', '柳荫里|3|4|601'],
  ['柳荫里3棟②單元601', '柳荫里|3|2|601'],
  ['柳荫里三号楼二单元六〇一', '柳荫里|3|2|601'],
  ['柳荫里3栋2单元六零一室', '柳荫里|3|2|601'],
  ['柳荫里3栋二单元六层601', '柳荫里|3|2|601'],
  ['柳荫里二十三栋601', '柳荫里|23||601'],
  ['柳荫里3栋乙单元601', '柳荫里|3|乙|601'],
  ['柳荫里3栋2单元负101', '柳荫里|3|2|负101'],
  ['柳荫里3栋2单元601-1', '柳荫里|3|2|601-1'],
]

test.each([
  ['柳荫里3栋2单元601、602', 'homes-several'],
  ['柳荫里3栋2单元601/602', 'homes-several'],
  ['柳荫里3栋2单元601-602', 'homes-several'],
  ['柳荫里3栋2单元601和602室', 'homes-several'],
  ['柳荫里1-3栋2单元601', 'address-unread'],
  ['柳荫里3栋2单元顶楼', 'address-unread'],
  ['柳荫里3栋2单元601室(阁楼)', 'address-unread'],
  ['柳荫里3栋2单元601户主', 'address-unread'],
  ['#N/A', 'address-unread'],
])('%s is no one home: %s', (text, unclear) => {
  expect(wayTo(treeOf([]), readAddress(text))).toEqual({ reason: unclear })
})

test('columns that repeat each other are one address, and those that contradict are none', () => {
  const same: Partial<Address>[] = [
    { building: '5栋', unitDoor: '1单元', dwelling: '101' },
    { building: '第5栋', unitDoor: '第1单元', dwelling: '101户' },
    { building: '五栋', unitDoor: '一单元', dwelling: '１０１' },
    { building: '柳荫里5栋', unitDoor: '1', dwelling: '101' },
    { building: '柳荫里小区5号楼', unitDoor: '1', dwelling: '101' },
    { building: '5栋1单元', dwelling: '101' },
    { building: '5栋', unitDoor: '5栋1单元', dwelling: '101' },
    { building: '5栋', unitDoor: '1单元', dwelling: '1-101' },
    { building: '5栋', unitDoor: '1单元', dwelling: '5-1-101' },
    { building: '05', dwelling: '1-0101' },
    { building: '五', unitDoor: '一', dwelling: '一〇一' },
  ]
  for (const parts of same)
    expect(keyOf(addressOf({ estate: '柳荫里', ...parts })), JSON.stringify(parts)).toBe(
      '柳荫里|5|1|101',
    )
  const other: Partial<Address>[] = [
    { building: '和园5栋', dwelling: '101' },
    { building: '5栋', unitDoor: '1单元', dwelling: '2-101' },
    { building: '5栋', unitDoor: '6栋1单元', dwelling: '101' },
  ]
  for (const parts of other)
    expect(addressOf({ estate: '柳荫里', ...parts }), JSON.stringify(parts)).toMatchObject({
      unclear: 'address-contradicts',
    })
  expect(addressOf({ building: '5', unitDoor: '1', dwelling: '6-1' })).toMatchObject({
    dwelling: '6-1',
  })
  expect(addressOf({ building: '5', dwelling: '601、602' })).toMatchObject({
    unclear: 'homes-several',
  })
})

test('a longer name is the same estate only behind a level, a street or a door', () => {
  const tree = () => treeOf(made('和园小区3栋101'))
  expect(lead(tree(), '城关街道和园小区3栋101')).toBe('和园小区 3栋 101室')
  expect(lead(tree(), '东和园3栋101')).toBe('东和园 3栋 101室')
})

test.each(WRITTEN)('%s is read as %s', (text, key) => {
  expect(keyOf(readAddress(text))).toBe(key)
})

test('columns and text name the same home', () => {
  expect(
    keyOf(addressOf({ estate: '和园', building: '三栋', unitDoor: '02', dwelling: '601室' })),
  ).toBe('和园|3|2|601')
  expect(keyOf(addressOf({ estate: '和园小区', building: '3', dwelling: '2-601' }))).toBe(
    '和园|3|2|601',
  )
})

test('an endless text is read in no time', () => {
  const began = performance.now()
  for (const text of ['1-'.repeat(20_000), '市区县街道'.repeat(8_000), '3栋'.repeat(20_000)])
    readAddress(text)
  expect(performance.now() - began).toBeLessThan(500)
})

/** What a text leads to: the address of the home, made where it is missing, or why there is none. */
function lead(tree: ReturnType<typeof treeOf>, text: string | Partial<Address>): string {
  const way = wayTo(tree, typeof text === 'string' ? readAddress(text) : addressOf(text))
  return 'reason' in way ? way.reason : complete(tree, way).address
}

const made = (...texts: string[]): Node[] => {
  const tree = treeOf([])
  for (const text of texts) lead(tree, text)
  return tree.made
}

test('a text that is cut is not cut through a letter', () => {
  expect(readAddress(`${'园'.repeat(199)}𠮷`).estate).toBe('园'.repeat(199))
})

test('a home is made with all that leads to it, once', () => {
  const tree = treeOf([])
  expect(lead(tree, '和园小区3栋2单元601')).toBe('和园小区 3栋 2单元 601室')
  expect(lead(tree, '和园小区三号楼二单元601室')).toBe('和园小区 3栋 2单元 601室')
  expect(lead(tree, '和园3-2-602')).toBe('和园小区 3栋 2单元 602室')
  expect(tree.made.map(({ kind, name, depth }) => `${depth} ${kind} ${name}`)).toEqual([
    '0 estate 和园小区',
    '1 building 3栋',
    '2 unitDoor 2单元',
    '3 dwelling 601室',
    '3 dwelling 602室',
  ])
  const [estate, building, unit, home] = tree.made
  expect(home).toMatchObject({
    parentId: unit!.id,
    estateId: estate!.id,
    buildingId: building!.id,
    unitDoorId: unit!.id,
  })
})

test('a floor is made where a register names it, and passed by where it does not', () => {
  const tree = treeOf([])
  expect(lead(tree, '和园小区3栋2单元6层601')).toBe('和园小区 3栋 2单元 6层 601室')
  expect(lead(tree, '和园小区3栋2单元601')).toBe('和园小区 3栋 2单元 6层 601室')
})

test('an estate that is not named is found by its building, or asked for', () => {
  const tree = treeOf(made('和园小区3栋1单元101', '柳荫里5栋101'))
  expect(lead(tree, '5栋101')).toBe('柳荫里 5栋 101室')
  expect(lead(tree, '3号楼1单元102')).toBe('和园小区 3栋 1单元 102室')
  expect(lead(tree, '9栋101')).toBe('estate-unclear')
  expect(lead(treeOf(made('和园小区3栋1单元101')), '9栋101')).toBe('和园小区 9栋 101室')
})

test('a unit that is not named is found by the room alone, or asked for', () => {
  const tree = treeOf(made('和园小区3栋1单元101', '和园小区3栋1单元201', '和园小区3栋2单元101'))
  expect(lead(tree, '和园小区3栋201')).toBe('和园小区 3栋 1单元 201室')
  expect(lead(tree, '和园小区3栋101')).toBe('unit-missing')
  expect(tree.made).toEqual([])
})

test('a building that stands alone is no estate of another building', () => {
  const tree = treeOf([])
  expect(lead(tree, { building: '钟楼', dwelling: '101' })).toBe('钟楼 101室')
  expect(lead(tree, { estate: '钟楼', building: '1', dwelling: '101' })).toBe('钟楼 1栋 101室')
  expect(tree.made.map(({ kind }) => kind)).toEqual([
    'building',
    'dwelling',
    'estate',
    'building',
    'dwelling',
  ])
})

test('a house without a building stands in a lane that is there', () => {
  const tree = treeOf(made('和园小区3栋101'))
  expect(lead(tree, '东关巷12号')).toBe('address-unread')
  expect(lead(tree, '老地方')).toBe('address-unread')
  expect(lead(tree, '和园小区3栋')).toBe('room-missing')
  expect(lead(tree, { estate: '和园小区', dwelling: '7号' })).toBe('和园小区 7号')
})
