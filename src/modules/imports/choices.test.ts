import { expect, test } from 'vitest'
import type { Cell } from '#platform/sheets/read.ts'
import type { Value } from './cells.ts'
import { kind, relation, residenceType, sex, use } from './choices.ts'

const said = (as: (cell: Cell) => Value<string>, words: string) =>
  Object.fromEntries(words.split(' ').map(word => [word, as(word).value ?? as(word).reason]))
const all = (words: string, value: string | undefined) =>
  Object.fromEntries(words.split(' ').map(word => [word, value]))
const check = (as: (cell: Cell) => Value<string>, words: string, value: string | undefined) =>
  expect(said(as, words)).toEqual(all(words, value))

test('a kind of residency is the whole phrase, and no kind of register', () => {
  check(kind, '户籍 户籍人口 本地户籍 本社区户籍 户口 空挂户 户在人不在', 'registered')
  check(
    kind,
    '流动 流动人口 暂住 暂住人口 非户籍 非户籍人口 外地户籍 外省户口 外来人口',
    'floating',
  )
  check(kind, '非本地 非本地户籍 户籍不在本社区 人在户不在', 'floating')
  check(kind, '常住 常住人口', 'usual')
  check(
    kind,
    '农业 非农业 农业户口 居民户口 非常住 常住非户籍 人户分离 寄居 境外 无户籍 未落户 租户 火星',
    'choice-unread',
  )
  expect(kind('')).toEqual({})
})

test('a relation is to the head: what follows 户主 is what counts', () => {
  check(relation, '户主 本人 业主 户主本人 02', 'head')
  check(
    relation,
    '妻 妻子 配偶 户主配偶 户主之妻 户主妻子 业主配偶 本人之妻 老伴 丈夫 10',
    'spouse',
  )
  check(relation, '长子 次女 户主之子 户主儿子 儿媳 女婿 养子 20', 'child')
  check(relation, '孙子 外孙 外孙女 重孙', 'grandchild')
  check(relation, '父亲 户主父亲 户主的母亲 岳母 公公 妻母', 'parent')
  check(relation, '奶奶 祖母 外公', 'grandparent')
  check(relation, '哥哥 姐夫 弟媳', 'sibling')
  check(relation, '侄子 侄女 业主家属 姑父 表弟', 'other')
  check(relation, '租客 租户 户主的租客 保姆 女友 同住', 'unrelated')
  for (const word of '非户主 前妻 干亲家 长子之妻 父子 媳妇'.split(' '))
    expect(relation(word), word).toEqual({ value: 'other', reason: 'relation-unknown' })
})

test('the use of a home is what is said, with its 非 and 未', () => {
  check(use, '自住 自有', 'own')
  check(use, '出租 群租 自有出租', 'let')
  check(use, '空置 空置待租 闲置 无人居住', 'vacant')
  check(use, '商用 门面房 办公', 'business')
  check(use, '非自住 未出租 不出租 非空置 非商用 商住两用 自住兼出租 火星', 'choice-unread')
})

test('who is registered and who is there are two things', () => {
  check(residenceType, '户在人在 人户一致 人户均在 户、人都在', 'present')
  check(residenceType, '户在人不在 人不在户在 户籍在人不在 空挂', 'absent')
  check(residenceType, '人在户不在 户不在人在 户籍不在本地', 'unregistered')
  check(residenceType, '租住 租户', 'renting')
  check(residenceType, '人户不一致 人户分离 非租住 外出', 'choice-unread')
})

test('a sex is said, or it is not', () => {
  check(sex, '男 男性 男孩 先生 1 M Male', 'male')
  check(sex, '女 女性 女士 女（孕） 2 F', 'female')
  check(sex, '男女 非男 √ 公', 'choice-unread')
  check(sex, '无 未知 / 0 9', undefined)
})
