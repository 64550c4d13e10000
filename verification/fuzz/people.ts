/** Who calls when everything is called, and what they know of the small town. */
import type { Person, Town } from '#test/town.ts'
import { CODES } from '#test/town.ts'
import type { Known } from './inputs.ts'

export const PEOPLE: readonly Person[] = [
  'edge.resident',
  'edge.steward',
  'edge.gridWorker',
  'edge.clerk',
  'edge.secretary',
  'edge.intakeService',
  'street.streetOfficer',
  'city.systemAdministrator',
  'city.securityAdministrator',
  'city.auditor',
  'sibling.clerk',
]

const WORDS = [
  '林',
  '栋',
  '和园小区',
  'repair',
  'gridWorker',
  'edge.clerk',
  'one-home',
  '路灯不亮',
  'a word',
  'name',
]

export const knownOf = (town: Town, more: readonly string[] = []): Known => ({
  ids: [...Object.values(town.land).flatMap(({ code: _, ...ids }) => Object.values(ids)), ...more],
  regions: Object.values(CODES),
  words: WORDS,
})
