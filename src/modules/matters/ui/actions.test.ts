import { expect, test } from 'vitest'
import { desk } from '#web/locales/desk.ts'
import { work } from '#web/locales/work.ts'
import { ACTIONS, matters } from '../contract.ts'
import { DESK_ACTIONS, FIELD_NAMES, fieldsOf } from './actions.ts'

test('a desk takes every action that can be sent, but opens no matter and gives no verdict', () => {
  const sent = ACTIONS.filter(action => action in matters)
  const left = sent.filter(action => !DESK_ACTIONS.some(taken => taken === action))
  expect(left).toEqual(['report', 'submitFeedback'])
})

test('a form asks for everything that its action needs', () => {
  for (const action of DESK_ACTIONS) {
    const { region, id, photoIds, ...needed } = matters[action]['~orpc'].inputSchema!
      .shape as Record<string, unknown>
    expect(
      fieldsOf(action)
        .map(([name]) => name)
        .toSorted(),
      action,
    ).toEqual(Object.keys(needed).toSorted())
  }
})

test('every action and every field has words', () => {
  const { field } = desk.zh.desk as { field: Record<string, string> }
  expect(FIELD_NAMES.filter(name => !(name in field))).toEqual([])
  expect(DESK_ACTIONS.filter(action => !(action in (work.zh.action as object)))).toEqual([])
})
