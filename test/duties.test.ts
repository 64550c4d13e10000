/** Who administers an app, and who watches that: three posts, none of which can do what another can (GB/T 22239-2019, 8.1.5). */
import { expect, test } from 'vitest'
import { ABILITIES, contract } from '#app/modules.ts'
import { abilitiesOf, METHODS } from '#methods/index.ts'
import { TABLE } from './authorization-table.ts'
import { sources } from './sources.ts'

/** What everybody at a desk has: the names of places, and who looked at oneself. */
const EVERYBODYS = ['territory.read', 'audit.readOwn']

type Verb = { '~orpc': { route: { method?: string } } }
const VERBS = Object.entries(contract).flatMap(([module, verbs]) =>
  Object.entries(verbs as Record<string, Verb>).map(([verb, procedure]) => ({
    name: `${module}.${verb}`,
    writes: procedure['~orpc'].route.method !== 'GET',
    who: (TABLE as Record<string, Record<string, readonly unknown[]>>)[module]![verb]![0],
  })),
)

test('system, security and audit share no ability, and none of them sees people', () => {
  for (const { id, roles } of METHODS) {
    const onDuty = Object.entries(roles).filter(([, { duty }]) => duty)
    expect(onDuty.map(([role, { duty }]) => [role, duty]).toSorted(), id).toEqual([
      ['auditor', 'audits'],
      ['securityAdministrator', 'administers'],
      ['systemAdministrator', 'administers'],
    ])
    const own = onDuty.flatMap(([, role]) =>
      [...abilitiesOf(role, ABILITIES)].filter(one => !EVERYBODYS.includes(one)),
    )
    expect(own.toSorted(), id).toEqual([...new Set(own)].toSorted())
    expect(own.filter(ability => /^(person|matter|register)\./.test(ability))).toEqual([])
    for (const [role, { reach, secondFactor }] of onDuty)
      expect([reach, secondFactor], role).toEqual(['below', true])
  }
})

test('whoever audits changes nothing: of all that writes, only what is everybody’s own is open to them', () => {
  const open = VERBS.filter(({ who }) => Array.isArray(who) && who.includes('auditor'))
  expect(open.length).toBeGreaterThan(5)
  expect(open.filter(({ writes }) => writes)).toEqual([])
  expect(VERBS.filter(({ writes }) => writes).length).toBeGreaterThan(40)
})

test('security events feed no figure', () => {
  const figures = [...sources('src/modules/figures')]
  expect(figures.length).toBeGreaterThan(5)
  expect(figures.filter(([, text]) => /audit\./.test(text)).map(([path]) => path)).toEqual([])
})
