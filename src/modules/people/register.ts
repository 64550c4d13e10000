/** The residents' register: its columns, and the words of what stands in them. */
import { columnsOf, dayCell } from '#platform/sheets/columns.ts'
import type { Resident } from './contract.ts'

type Both<T extends string | null> = Record<'zh' | 'en', Record<NonNullable<T>, string>>

export const SEX: Both<Resident['sex']> = {
  zh: { male: '男', female: '女' },
  en: { male: 'Male', female: 'Female' },
}
export const KIND: Both<Resident['kind']> = {
  zh: { registered: '户籍', floating: '流动', usual: '常住' },
  en: { registered: 'Registered', floating: 'Floating', usual: 'Usual' },
}
export const RELATION: Both<Resident['relation']> = {
  zh: {
    head: '户主',
    spouse: '配偶',
    child: '子女',
    grandchild: '孙辈',
    parent: '父母',
    grandparent: '祖辈',
    sibling: '兄弟姐妹',
    other: '其他亲属',
    unrelated: '非亲属',
  },
  en: {
    head: 'Head',
    spouse: 'Spouse',
    child: 'Child',
    grandchild: 'Grandchild',
    parent: 'Parent',
    grandparent: 'Grandparent',
    sibling: 'Sibling',
    other: 'Other relative',
    unrelated: 'Not related',
  },
}
const NO_GRID = { zh: '不在网格内', en: 'In no grid' }

export const RESIDENTS = columnsOf<Resident>()({
  name: { title: { zh: '姓名', en: 'Name' }, width: 110, sorted: true, cell: one => one.name },
  sex: {
    title: { zh: '性别', en: 'Sex' },
    width: 70,
    cell: ({ sex }, language) => sex && SEX[language][sex],
  },
  birthOn: {
    title: { zh: '出生日期', en: 'Born' },
    width: 130,
    sorted: true,
    cell: ({ birthOn }) => dayCell(birthOn),
  },
  address: {
    title: { zh: '住址', en: 'Address' },
    width: 230,
    sorted: true,
    cell: ({ address }) => address,
  },
  gridName: {
    title: { zh: '网格', en: 'Grid' },
    width: 110,
    cell: ({ gridName }, language) => gridName ?? NO_GRID[language],
  },
  relation: {
    title: { zh: '与户主关系', en: 'Relation to head' },
    width: 100,
    cell: ({ relation }, language) => relation && RELATION[language][relation],
  },
  kind: {
    title: { zh: '人口类型', en: 'Kind of resident' },
    width: 90,
    cell: ({ kind }, language) => KIND[language][kind],
  },
  phoneMasked: {
    title: { zh: '电话', en: 'Phone' },
    width: 130,
    cell: ({ phoneMasked }) => phoneMasked,
  },
  citizenIdMasked: {
    title: { zh: '证件号', en: 'Citizen id' },
    width: 180,
    aside: true,
    cell: ({ citizenIdMasked }) => citizenIdMasked,
  },
  origin: {
    title: { zh: '户籍地', en: 'Registered in' },
    width: 150,
    aside: true,
    cell: ({ origin }) => origin,
  },
  fromOn: {
    title: { zh: '入住日期', en: 'Lives here since' },
    width: 120,
    aside: true,
    cell: ({ fromOn }) => dayCell(fromOn),
  },
})
