/** Datasets as communities keep them, made up: as large as asked, and the same each time. */
import type { Cell } from '#platform/sheets/read.ts'

const FAMILY = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰涛明超霞平刚桂兰建国玉梅志红文斌慧']
const RELATIONS = ['户主', '妻', '长子', '女儿', '父亲', '母亲']
export const RESIDENT_HEADER = [
  '序号',
  '姓名',
  '性别',
  '公民身份号码',
  '联系电话',
  '与户主关系',
  '人口类型',
  '现住地址',
  '户籍地',
  '迁入日期',
  '告知日期',
  '政治面貌',
]

/** So many residents over so many homes, 24 homes a building, 12 a unit. */
export function* residents(count: number, homes: number, estate = '和园小区'): Generator<Cell[]> {
  for (let i = 0; i < count; i++) {
    const home = Math.floor((i * homes) / count)
    const first = Math.ceil((home * count) / homes)
    const member = i - first
    const building = Math.floor(home / 24) + 20
    const room = `${Math.floor((home % 12) / 2) + 1}0${(home % 2) + 1}`
    const address = `${estate}${building}栋${Math.floor((home % 24) / 12) + 1}单元${room}室`
    const sex = (i * 7) % 2
    yield [
      i + 1,
      nameOf(i),
      sex ? '男' : '女',
      citizenId(i, sex),
      `13${String(100000000 + i * 7).padStart(9, '0')}`,
      RELATIONS[member % RELATIONS.length]!,
      ['户籍', '流动', '常住'][home % 3]!,
      address,
      '陕西省商洛市商州区',
      '2019.7',
      '2026-01-05',
      '群众',
    ]
  }
}

const nameOf = (i: number): string =>
  FAMILY[i % FAMILY.length]! +
  GIVEN[Math.floor(i / 3) % GIVEN.length]! +
  (i % 4 ? GIVEN[Math.floor(i / 97) % GIVEN.length]! : '')

/** A valid number (GB 11643) of nobody: no region has the code 999999. */
export function citizenId(i: number, sex = 1): string {
  const day = new Date(Date.UTC(1940, 0, 1 + ((i * 37) % 28_000)))
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '')
  const body = `999999${day}${String(((i * 2) % 998) + sex).padStart(3, '0')}`
  const sum = [...body].reduce(
    (total, digit, k) =>
      total + Number(digit) * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][k]!,
    0,
  )
  return body + '10X98765432'[sum % 11]
}
