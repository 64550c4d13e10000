import { expect, test } from 'vitest'
import { bestOf, treeFrom } from './categories.ts'

const tree = treeFrom([
  '公用事业 / 供应 / 电力供应',
  '公用事业 / 供应 / 燃气供应',
  '公用事业 / 供应 / 自来水供应',
  '公用事业 / 供应 / 其他',
  '公用事业 / 道路 / 公共设施',
  '环境 / 污染 / 噪音污染',
  '环境 / 污染 / 大气污染',
  '环境 / 污染 / 其他',
  '房屋 / 物业服务',
  '房屋 / 拆迁',
])

test.each([
  ['自来水没有了', '公用事业 / 供应 / 自来水供应'],
  ['自来水供应和物业', '公用事业 / 供应 / 自来水供应'],
  ['噪音', '环境 / 污染 / 噪音污染'],
])('“%s” names its category', (text, category) => {
  expect(bestOf(tree, text)).toBe(category)
})

test.each([
  ['停水三天了', '公用事业 / 供应 / 自来水供应'],
  ['又停电,变压器冒烟', '公用事业 / 供应 / 电力供应'],
  ['楼下夜宵油烟熏人', '环境 / 污染 / 大气污染'],
  ['广场舞扰民', '环境 / 污染 / 噪音污染'],
  ['路灯坏了', '公用事业 / 道路 / 公共设施'],
  ['维修基金去哪了', '房屋 / 物业服务'],
])('“%s” says it in everyday words', (text, category) => {
  expect(bestOf(tree, text)).toBe(category)
})

test('a word on one path tells more than a word on many', () => {
  const wide = treeFrom(['供应 / 甲', '供应 / 乙', '供应 / 丙', '环境 / 污染 / 噪音'])
  expect(bestOf(wide, '供应时有噪音')).toBe('环境 / 污染 / 噪音')
})

test('the first line counts more than what follows', () => {
  expect(bestOf(tree, '物业\n噪音,噪音')).toBe('房屋 / 物业服务')
  expect(bestOf(tree, '请看\n噪音,噪音,物业')).toBe('环境 / 污染 / 噪音污染')
})

test('of equal paths the one that claims nothing more is taken', () => {
  expect(bestOf(tree, '污染严重')).toBe('环境 / 污染 / 其他')
})

test('a text without a word of the tree gets no category, nor does any text where there is no tree', () => {
  expect(bestOf(tree, '您好,谢谢!')).toBeNull()
  expect(bestOf(tree, '其他问题的管理和服务')).toBeNull()
  expect(bestOf(tree, '')).toBeNull()
  expect(bestOf(treeFrom([]), '停水三天了')).toBeNull()
})
