import { expect, test } from 'vitest'
import type { DemoPerson } from '#modules/access/contract.ts'
import { communitiesOf, rolesIn } from './demo.ts'

const person = (key: string, role: string, region: number, surface: string): DemoPerson => ({
  key,
  name: key,
  role,
  region,
  regionName: String(region),
  methodId: 'one-home',
  surface,
})
const HOME = 990101001001
const PEOPLE = [
  person('up-system', 'systemAdministrator', 990100000000, 'desk'),
  person('up-city', 'cityOfficer', 990100000000, 'desk'),
  person('up-street', 'streetOfficer', 990101001000, 'desk'),
  person('away-street', 'streetOfficer', 990201001000, 'desk'),
  person('a-clerk', 'clerk', HOME, 'desk'),
  person('a-elder', 'resident', HOME, 'resident'),
  person('a-grid1', 'gridWorker', HOME, 'field'),
  person('a-grid2', 'gridWorker', HOME, 'field'),
  person('a-intake', 'intakeService', HOME, 'desk'),
  person('a-neighbour', 'resident', HOME, 'resident'),
  person('a-resident', 'resident', HOME, 'resident'),
]
const keys = (people: DemoPerson[]) => people.map(({ key }) => key)

test('the door shows each role of a community once, from the home upwards', () => {
  const { first } = rolesIn(PEOPLE, communitiesOf(PEOPLE)[0]!)
  expect(keys(first)).toEqual([
    'a-resident',
    'a-elder',
    'a-grid1',
    'a-clerk',
    'up-street',
    'up-city',
    'up-system',
  ])
})

test('machines and second ones wait behind “more”, and nobody of another city is shown', () => {
  const { more } = rolesIn(PEOPLE, communitiesOf(PEOPLE)[0]!)
  expect(keys(more).toSorted()).toEqual(['a-grid2', 'a-intake', 'a-neighbour'])
})
