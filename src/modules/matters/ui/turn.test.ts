import { expect, test } from 'vitest'
import { isElsewhere } from './turn.ts'

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
