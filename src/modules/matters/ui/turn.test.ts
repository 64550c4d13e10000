import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { isElsewhere, turnOf } from './turn.ts'

test('what is late is red to whoever takes the next step, not to whoever did theirs', () => {
  const worker = (ability: string) => ability === 'matter.handle'
  const clerk = () => true
  for (const state of ['resolved', 'followUp'] as const) {
    expect(isElsewhere(state, worker)).toBe(true)
    expect(isElsewhere(state, clerk)).toBe(false)
  }
  for (const state of ['reported', 'accepted', 'dispatched', 'handling', 'reopened'] as const)
    expect(isElsewhere(state, worker), state).toBe(false)
})

test('the requester is spoken to, and a whole day is told by its day alone', () => {
  const matter = {
    state: 'followUp' as const,
    ownerName: null,
    ownerRole: null,
    ownerGone: false,
    nextName: null,
    nextRole: null,
    dueAt: new Date('2026-11-24T16:00:00Z'),
  }
  const t = ((key: string, { context, at }: { context?: string; at?: string } = {}) =>
    [key, context, at].filter(Boolean).join(' ')) as TFunction
  const told = { t, language: 'zh' as const, roleName: (role: string) => role }
  expect(turnOf(matter, { ...told, own: true })).toContain('turn.until day 11月24日')
  const said: unknown[] = []
  const noted = ((key: string, options?: object) => said.push({ key, ...options })) as object
  turnOf(matter, { ...told, t: noted as TFunction, own: true })
  expect(said[1]).toMatchObject({ key: 'turn.followUp', context: 'own' })
})
