/** Everything of which there is only one, with a crowd that wants it at the same moment. */
import { newId } from '#platform/ids.ts'
import { DOORS } from './contests-doors.ts'
import type { Contest, Move } from './ring.ts'
import { as, callOf, does, newPhone, opened, reporting } from './ring.ts'

const stepsOf = (id: string, ...actions: string[]) =>
  `select count(*) as n from matters.matter_step where matter_id = '${id}' and action = any ('{${actions}}')`

/** A contest over one step of a matter that stands where `before` has brought it. */
const overStep = (
  before: readonly Move[],
  wanted: readonly Move[],
  reasons: readonly string[],
): Contest => ({
  winners: 'one',
  reasons,
  async hold(ring) {
    const one = await opened(ring)
    for (const move of before) await does(ring, callOf(ring, one, move))
    return {
      call: client => callOf(ring, one, wanted[client % wanted.length]!),
      effects: `${stepsOf(one.id, ...new Set(wanted.map(([, action]) => action)))} and seq > ${before.length + 1}`,
    }
  },
})

const UP: Move[] = [
  ['gridWorker', 'accept'],
  ['gridWorker', 'escalate', { reason: '网格办不了' }],
]
const SIGN: Move = ['clerk', 'sign']
const RETURN: Move = ['clerk', 'rejectAssignment', { reason: '不归我管' }]
const RESOLVE: Move = ['gridWorker', 'resolve', { result: '好了' }]
const VERIFY: Move = ['secretary', 'verify']
const MISSED: Move = ['secretary', 'contact', { reached: false }]
const ANSWER: Move = ['resident', 'submitFeedback', { solved: true, satisfaction: 'satisfied' }]
const NOTE: Move = ['gridWorker', 'note', { text: '上午到' }]

export const CONTESTS: Record<string, Contest> = {
  accept: overStep([], [['gridWorker', 'accept']], ['not-now']),
  sign: overStep(UP, [SIGN], ['not-your-part']),
  'sign or return': overStep(UP, [SIGN, RETURN], ['not-your-part']),
  return: overStep(UP, [RETURN], ['not-your-part']),
  'sign or take back': overStep(UP, [SIGN, ['gridWorker', 'recall']], ['not-your-part', 'not-now']),
  resolve: overStep([], [RESOLVE], ['not-now']),
  verify: overStep([RESOLVE], [VERIFY], ['not-now']),
  'the third call in vain': overStep([RESOLVE, VERIFY, MISSED, MISSED], [MISSED], ['not-now']),
  answer: overStep([RESOLVE, VERIFY], [ANSWER], ['not-now']),
  reopen: overStep(
    [RESOLVE, VERIFY, ANSWER],
    [['resident', 'reopen', { reason: '又坏了' }]],
    ['not-now'],
  ),

  dispatch: {
    winners: 'one',
    reasons: ['not-now'],
    async hold(ring) {
      const one = await opened(ring)
      await does(ring, callOf(ring, one, UP[0]!))
      const { json } = (
        await does(
          ring,
          as(ring, 'secretary', 'access/colleagues', { region: one.region, role: 'clerk' }),
        )
      ).body as { json: { postingId: string }[] }
      const move: Move = ['secretary', 'dispatch', { postingId: json[0]!.postingId }]
      return { call: () => callOf(ring, one, move), effects: stepsOf(one.id, 'dispatch') }
    },
  },

  'two matters merged into each other': {
    winners: 'one',
    reasons: ['not-now', 'lead-is-closed'],
    async hold(ring) {
      const [a, b] = [await opened(ring), await opened(ring)]
      return {
        call: client =>
          client % 2
            ? callOf(ring, a, ['secretary', 'merge', { intoId: b.id }])
            : callOf(ring, b, ['secretary', 'merge', { intoId: a.id }]),
        effects: `select count(*) as n from matters.matter where state = 'merged' and id in ('${a.id}', '${b.id}')`,
      }
    },
  },

  'one command': {
    winners: 'all',
    reasons: [],
    async hold(ring) {
      const one = await opened(ring)
      const commandId = newId()
      return {
        call: () => ({ ...callOf(ring, one, NOTE), commandId }),
        effects: stepsOf(one.id, 'note'),
      }
    },
  },

  'one command id for other content': {
    winners: 'one',
    reasons: ['command-reused'],
    async hold(ring) {
      const one = await opened(ring)
      const commandId = newId()
      return {
        call: client => ({
          ...callOf(ring, one, ['gridWorker', 'note', { text: `第${client}次` }]),
          commandId,
        }),
        effects: stepsOf(one.id, 'note'),
      }
    },
  },

  'the id of a matter': {
    winners: 'one',
    reasons: ['already-there', 'already-told'],
    async hold(ring) {
      const report = reporting(ring, newId())
      return { call: () => report, effects: stepsOf(report.input.id, 'report') }
    },
  },

  'a message of another channel': {
    winners: 'all',
    reasons: [],
    async hold(ring) {
      const externalId = newId()
      return {
        call: () =>
          as(ring, 'intakeService', 'matters/intake', {
            region: ring.town.land.edge.code,
            id: newId(),
            source: 'hotline',
            externalId,
            reportedAt: '2026-03-01T00:00:00Z',
            text: '路灯不亮',
          }),
        effects: `select count(*) as n from matters.matter where external_id = '${externalId}'`,
      }
    },
  },

  'a person who calls for the first time': {
    winners: 'all',
    reasons: [],
    async hold(ring) {
      const name = `来电${newId().slice(-8)}`
      const phone = newPhone()
      return {
        call: () =>
          as(ring, 'clerk', 'matters/record', {
            ...reporting(ring, newId()).input,
            source: 'phone',
            requester: { name, phone },
          }),
        effects: `select count(*) as n from people.person where name = '${name}'`,
      }
    },
  },

  ...DOORS,
}
