/** Every ability is some noun's, and whoever is named one may have it. */
import { expect, test } from 'vitest'
import { ABILITIES, MODULES } from '#app/modules.ts'
import { abilitiesOf, METHODS } from '#methods/index.ts'
import { RULES } from './rules-alone.ts'

const OPEN = ['anyone', 'signedIn']

test('a rule asks for an ability that a module declares', () => {
  const unknown = RULES.filter(
    ([, { may }]) => !OPEN.includes(may) && !Object.hasOwn(ABILITIES, may),
  )
  const told = unknown.map(
    ([procedure, { may }]) =>
      `${procedure} asks for '${may}': add it to src/modules/${procedure.split('.')[0]}/abilities.ts, with the bundles that hold it`,
  )
  expect(told).toEqual([])
})

test('no two modules declare the same', () => {
  const all = MODULES.flatMap(({ abilities }) => Object.keys(abilities))
  expect(all.toSorted()).toEqual(Object.keys(ABILITIES).toSorted())
})

test('photos are put in by abilities that there are', () => {
  for (const { files } of MODULES)
    for (const ability of files?.puts ?? [])
      expect(ABILITIES, `files.puts of a manifest names '${ability}'`).toHaveProperty([ability])
})

test('a method adds and takes away only what there is', () => {
  for (const { id, roles } of METHODS)
    for (const [name, { also = [], without = [] }] of Object.entries(roles))
      for (const ability of [...also, ...without])
        expect(ABILITIES, `src/methods: ${id}, ${name}`).toHaveProperty([ability])
})

test('every ability is in somebody’s hands', () => {
  const held = new Set(
    METHODS.flatMap(({ roles }) =>
      Object.values(roles).flatMap(role => [...abilitiesOf(role, ABILITIES)]),
    ),
  )
  expect(Object.keys(ABILITIES).filter(ability => !held.has(ability))).toEqual([])
})
