import { expect, test } from 'vitest'
import { ABILITIES } from '#app/modules.ts'
import { abilitiesOf, METHODS } from './index.ts'
import type { Method, Role } from './index.ts'

const may = (role: Role): string[] => [...abilitiesOf(role, ABILITIES)]

/** Abilities without which a matter that reached a level could not leave it. */
const TO_WORK = ['matter.handle', 'matter.read'] as const

const each = (name: string, check: (method: Method) => void) =>
  test.each(METHODS.map(method => [method.id, method] as const))(`%s: ${name}`, (_, method) => check(method))

each('it can be sent and stored as it is', method => {
  expect(JSON.parse(JSON.stringify(method))).toEqual(method)
})

each('every escalationPath stands on roles that can do the work', ({ kinds, roles }) => {
  for (const [id, kind] of Object.entries(kinds)) {
    for (const escalationLevel of kind.escalationPath)
      expect(may(roles[escalationLevel]!), `${id} on ${escalationLevel}`).toEqual(expect.arrayContaining([...TO_WORK]))
  }
})

each('every kind climbs to a level from which somebody can check the work and ask the requester', ({ kinds, roles }) => {
  for (const [id, kind] of Object.entries(kinds)) {
    const all = kind.escalationPath.flatMap(escalationLevel => may(roles[escalationLevel]!))
    expect(all, id).toEqual(expect.arrayContaining(['matter.verify', 'matter.followUp']))
  }
})

each('every clock runs a whole positive span', ({ kinds }) => {
  for (const kind of Object.values(kinds)) {
    for (const { amount } of Object.values(kind.clocks)) expect(Number.isInteger(amount) && amount > 0 && amount <= 60).toBe(true)
  }
})

each('a resident can open something, and only residents answer for the outcome', ({ kinds, roles, defaults }) => {
  expect(Object.values(kinds).some(kind => kind.byResident)).toBe(true)
  for (const [id, role] of Object.entries(roles)) expect(may(role).includes('matter.submitFeedback'), id).toBe(role.reach === 'own')
  expect(roles[defaults.selfRegistered]!.reach).toBe('own')
})

each('whoever sees people beyond their own grid proves themselves twice', ({ roles }) => {
  for (const [id, role] of Object.entries(roles)) {
    if (may(role).includes('person.reveal') || may(role).includes('posting.appoint')) expect(role.secondFactor, id).toBe(true)
  }
})

each('nobody above a community reads people', ({ roles }) => {
  for (const [id, role] of Object.entries(roles)) {
    if (role.reach !== 'below') continue
    expect(
      may(role).filter(ability => ability.startsWith('person.')),
      id,
    ).toEqual([])
  }
})

each('everything has a name in both languages', method => {
  const named = [method.brand, ...Object.values(method.roles), ...Object.values(method.kinds)].map(({ name }) => name)
  for (const { zh, en } of [...named, ...Object.values(method.levels), ...method.chains.party]) {
    expect(zh).not.toBe('')
    expect(en).toMatch(/^[\x20-\x7e]+$/)
  }
})

test('the articles have three to six levels in their chains, and the party chain is its own', () => {
  expect(METHODS.map(({ id, chains }) => [id, chains.grid.length, chains.party.length])).toEqual([
    ['one-home', 4, 3],
    ['five-hearts', 5, 2],
    ['chain-service', 6, 6],
    ['good-words', 5, 4],
    ['four-modes', 3, 3],
  ])
})
