import { describe, expect, test } from 'vitest'
import { oneHome } from '#methods/one-home.ts'
import type { Action, State } from './contract.ts'
import { ACTIONS, STATES } from './contract.ts'
import { next, stands, TRANSITIONS as ALL } from './rules.ts'

/** All but the one with which a matter begins. */
const TRANSITIONS = Object.fromEntries(
  Object.entries(ALL).flatMap(([action, transition]) =>
    transition === 'opens' ? [] : [[action, transition]],
  ),
)

const CLOSED: readonly State[] = ['closed', 'notAccepted', 'merged']
const kind = oneHome.kinds.repair!
const monday = new Date('2026-03-02T09:00:00+08:00')
const fate = (change: object = {}) => ({
  state: 'handling',
  decided: false,
  returns: 0,
  extended: false,
  escalationLevel: 0,
  closedAt: null,
  reopens: 0,
  placeId: null,
  ...change,
})
const take = (action: Action, matter: ReturnType<typeof fate>, now = monday) =>
  next(matter, { action, kind, now })

/** Where the actions of people lead from a state. */
const ways = (state: State): State[] =>
  Object.values(TRANSITIONS).flatMap(({ from, to, by }) =>
    by.length > 0 && from.includes(state) && to !== 'same' ? [to] : [],
  )

function reachable(from: readonly State[]): Set<State> {
  const seen = new Set(from)
  for (const state of seen) for (const to of ways(state)) seen.add(to)
  return seen
}

describe('the table of transitions', () => {
  test('knows every action; a matter begins with its report', () => {
    expect(Object.keys(ALL).toSorted()).toEqual(ACTIONS.toSorted())
    expect(ALL.report).toBe('opens')
  })

  test('leads from a report to every state', () => {
    expect([...reachable(['reported'])].toSorted()).toEqual([...STATES].toSorted())
  })

  test.each(STATES)('leads from %s to an end', state => {
    expect([...reachable([state])].filter(end => CLOSED.includes(end))).not.toEqual([])
    if (!CLOSED.includes(state)) expect(ways(state)).not.toEqual([])
  })

  test('opens nothing that is closed but by its requester', () => {
    const after = Object.entries(TRANSITIONS).filter(([, { from }]) =>
      from.some(state => CLOSED.includes(state)),
    )
    const changing = after.filter(([, { to }]) => to !== 'same')
    expect(changing.map(([action, { by }]) => [action, by])).toEqual([
      ['submitFeedback', ['requester']],
      ['reopen', ['requester']],
    ])
    expect(ways('closed')).toEqual(['reopened'])
    expect(ways('merged')).toEqual(['closed', 'reopened'])
  })

  test('leaves closing and escalating to the clock: nobody takes them by hand', () => {
    const byNobody = Object.entries(TRANSITIONS).filter(([, { by }]) => by.length === 0)
    expect(byNobody.map(([action]) => action).toSorted()).toEqual(['autoEscalate', 'close'])
  })

  test('lets words and sorting touch no promised time', () => {
    for (const action of ['note', 'classify'] as const) {
      const { to, starts, meets, drops, clock } = TRANSITIONS[action]!
      expect({ to, starts, meets, drops, clock }).toEqual({ to: 'same' })
    }
  })
})

describe('the next state', () => {
  const refused: [Action, object, string][] = [
    ['sign', {}, 'not-now'],
    ['report', { state: 'reported' }, 'not-now'],
    ['rejectAssignment', { state: 'dispatched', returns: 1 }, 'returned-once'],
    ['rejectAssignment', { state: 'dispatched', returns: 1, decided: true }, 'order-was-decided'],
    ['extend', { extended: true }, 'extended-once'],
    ['escalate', { escalationLevel: 2 }, 'top-of-path'],
    ['reopen', { state: 'closed', closedAt: monday, reopens: 3 }, 'reopened-often'],
  ]
  test.each(refused)('%s of %j is refused: %s', (action, change, reason) =>
    expect(take(action, fate(change))).toEqual({ reason }),
  )

  const taken: [Action, object, State][] = [
    ['escalate', { escalationLevel: 1 }, 'dispatched'],
    ['rejectAssignment', { state: 'dispatched' }, 'returned'],
    ['extend', {}, 'handling'],
    ['note', { state: 'suspended' }, 'suspended'],
  ]
  test.each(taken)('%s of %j is %s', (action, change, to) =>
    expect(take(action, fate(change))).toEqual({ to }),
  )

  test('a closed matter is reopened until the end of the fifteenth day, and not a moment later', () => {
    const closed = fate({ state: 'closed', closedAt: monday })
    expect(take('reopen', closed, new Date('2026-03-17T23:59:59+08:00'))).toEqual({
      to: 'reopened',
    })
    expect(take('reopen', closed, new Date('2026-03-18T00:00:01+08:00'))).toEqual({
      reason: 'reopen-window-over',
    })
  })
})

describe('who stands where', () => {
  const matter = {
    ownerPostingId: 'owner',
    nextPostingId: 'asked',
    sentBy: 'sender-account',
    requesterId: 'person',
    handledBy: 'handler-account',
  }
  const staff = (postingId: string, accountId = `${postingId}-account`) => ({
    postingId,
    accountId,
    personId: null,
  })
  const requester = { postingId: 'home', accountId: 'own-account', personId: 'person' }
  const neighbour = { ...requester, personId: 'another' }
  const nobody = { postingId: null, accountId: null, personId: null }

  const table: [Action, object, boolean][] = [
    ['escalate', staff('owner'), true],
    ['escalate', staff('asked'), false],
    ['sign', staff('asked'), true],
    ['sign', staff('owner'), false],
    ['recall', staff('sender'), true],
    ['recall', staff('asked'), false],
    ['verify', staff('checker'), true],
    ['verify', staff('handler'), false],
    ['contact', staff('another', 'handler-account'), false],
    ['submitFeedback', requester, true],
    ['submitFeedback', neighbour, false],
    ['submitFeedback', staff('owner'), false],
    ['submitFeedback', nobody, false],
    ['note', staff('colleague'), true],
    ['note', requester, false],
    ['verify', requester, false],
  ]
  test.each(table)('%s by %j: %s', (action, who, may) =>
    expect(stands(action, matter, who as typeof nobody)).toBe(may),
  )

  test('nobody stands where nobody is named', () => {
    const unassigned = {
      ownerPostingId: null,
      nextPostingId: null,
      sentBy: null,
      requesterId: null,
      handledBy: null,
    }
    for (const action of ['resolve', 'sign', 'recall', 'submitFeedback'] as const)
      expect(stands(action, unassigned, nobody)).toBe(false)
  })

  test('no staff stand where the clock alone acts', () => {
    for (const action of ['close', 'autoEscalate', 'report'] as const)
      expect(stands(action, matter, staff('owner'))).toBe(false)
  })
})
