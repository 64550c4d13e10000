/** Who lives where, at a desk and at a door. */
import { press, type Screen, unfold } from './screens.ts'

const PERSON = '01980000-0000-7000-8000-000000000001'
const someone = {
  personId: PERSON,
  name: '欧阳慕容',
  sex: 'female',
  age: 76,
  kind: 'registered',
  relation: 'head',
  phoneMasked: '1********11',
  fromOn: '2001-05-01',
}
const line = {
  ...someone,
  region: 990101001001,
  id: PERSON,
  placeId: PERSON,
  birthOn: '1950-02-19',
  address: '和园小区 1栋 1单元 101室',
  gridName: '第1网格',
  origin: '云岭市青溪县',
  citizenIdMasked: '*'.repeat(18),
}
/** What is known of one home, as the server would say it. */
const HOME = {
  'people/list': { rows: [line], total: 1 },
  'people/home': {
    region: 990101001001,
    placeId: PERSON,
    address: line.address,
    gridName: line.gridName,
    households: [
      {
        id: PERSON,
        use: 'own',
        residenceType: 'present',
        declaredUsual: 2,
        declaredRegistered: 3,
        endedOn: null,
        endedBecause: null,
        members: [{ ...someone, toOn: null }],
        former: [{ ...someone, name: '赵走远', phoneMasked: null, toOn: '2020-02-01' }],
      },
    ],
  },
  'access/serviceContacts': { address: line.address, gridName: line.gridName, servers: [] },
}
/** Whoever lived there has left, and is seen with the former ones. */
const LEFT = {
  'people/home': {
    ...HOME['people/home'],
    households: HOME['people/home'].households.map(household => ({
      ...household,
      endedOn: '2026-10-08',
      endedBecause: '一家人随女儿搬到新河社区，房子空着，物业有钥匙。',
      members: [],
      former: [...household.former, { ...someone, toOn: '2026-10-08' }],
    })),
  },
}

export const REGISTER_OF_RESIDENTS: Screen[] = [
  {
    name: 'no residents yet',
    who: 'heyuan-secretary',
    path: '/desk/residents',
    answers: { 'people/list': { rows: [], total: 0 } },
  },
  { name: 'the residents', who: 'heyuan-secretary', path: '/desk/residents', answers: HOME },
  {
    name: 'residents whom nobody is',
    who: 'heyuan-secretary',
    path: '/desk/residents?words=%E6%97%A0%E6%AD%A4%E4%BA%BA',
  },
  {
    name: 'residents who cannot be read',
    who: 'heyuan-secretary',
    path: '/desk/residents?words=unseen',
    unseen: true,
    answers: { 'people/list': 'fault' },
    refused: true,
  },
  {
    name: 'the card of a home',
    who: 'heyuan-secretary',
    path: `/desk/residents?home=${PERSON}`,
    answers: HOME,
    unseen: true,
  },
  {
    name: 'a household that moves out',
    who: 'heyuan-secretary',
    path: `/desk/residents?home=${PERSON}`,
    answers: HOME,
    act: press('movingOut.end'),
  },
  {
    name: 'a home whose household has moved out',
    who: 'heyuan-secretary',
    path: `/desk/residents?home=${PERSON}`,
    answers: { ...HOME, ...LEFT },
    act: page => unfold(page, '2'),
  },
  {
    name: 'a number that is looked up',
    who: 'heyuan-secretary',
    path: '/desk/residents',
    answers: HOME,
    act: press('lookUp.title'),
  },
  {
    name: 'the code to join a home',
    who: 'heyuan-secretary',
    path: `/desk/join-code?person=${PERSON}`,
    act: press('joinSlip.make'),
    answers: {
      'people/joinCode': {
        name: '欧阳慕容',
        address: line.address,
        code: '7KM3Q9XA',
        until: new Date('2026-12-30T00:00:00Z'),
      },
    },
  },
  {
    name: 'residents onto paper',
    who: 'heyuan-secretary',
    path: '/desk/residents',
    act: press('export.paper'),
  },
  {
    name: 'who took lists out',
    who: 'heyuan-secretary',
    path: '/desk/residents',
    act: press('exportLog.title'),
  },
]

export const HOMES: Screen[] = [
  { name: 'the homes of a grid', who: 'heyuan-grid1', path: '/field/homes', answers: HOME },
  {
    name: 'a home that nobody finds',
    who: 'heyuan-grid1',
    path: '/field/homes?words=unseen',
    answers: { 'people/list': { rows: [], total: 0 } },
  },
  {
    name: 'a home at the door',
    who: 'heyuan-grid1',
    path: `/field/homes/990101001001/${PERSON}`,
    answers: HOME,
  },
]
