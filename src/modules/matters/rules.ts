/**
 * The life of a matter as a table: which action leads from which states to which state, who stands
 * where to take it, and what it does to the promised times. Pure; the service only carries it out.
 */
import type { Kind } from '#methods/define.ts'
import { dueAt } from '#platform/working-time.ts'
import type { Change as Promised } from '#modules/work/index.ts'
import type { Action, Clock, State } from './contract.ts'
import { STATES } from './contract.ts'

export type Owed = Clock['what']

/** Where somebody stands towards one matter. */
type Stance = 'owner' | 'sender' | 'asked' | 'requester' | 'apart' | 'staff'

/** What an action does to the promised times of a matter. */
export type Change = Promised<Owed>

type Transition = Change & {
  from: readonly State[]
  to: State | 'same'
  /** Who may take it, besides having the ability: one of these stances. */
  by: readonly Stance[]
}

const UNDER_WAY: readonly State[] = ['accepted', 'returned', 'handling', 'reopened']
const OPEN: readonly State[] = ['reported', 'accepted', 'dispatched', 'returned', 'handling', 'suspended', 'resolved', 'followUp', 'reopened']

/**
 * `accept` ends the wait for somebody to look; `handle` is the time that the requester was promised
 * and runs through hand-overs and returns; `sign` is the time to take over. A note touches no clock.
 * What closes a matter drops whatever still runs. A new action without its line does not compile.
 */
export const TRANSITIONS: Record<Action, Transition | 'opens'> = {
  report: 'opens',
  accept: { from: ['reported', 'reopened'], to: 'accepted', by: ['owner', 'staff'], meets: ['accept'] },
  refuse: { from: ['reported'], to: 'notAccepted', by: ['owner', 'staff'], meets: ['accept'] },
  // What nobody has looked at is taken in by the same act.
  dispatch: { from: ['reported', ...UNDER_WAY], to: 'dispatched', by: ['owner', 'staff'], meets: ['accept'], starts: ['sign'] },
  escalate: { from: UNDER_WAY, to: 'dispatched', by: ['owner'], meets: ['accept'], starts: ['sign'] },
  sign: { from: ['dispatched'], to: 'handling', by: ['asked'], meets: ['sign'] },
  rejectAssignment: { from: ['dispatched'], to: 'returned', by: ['asked'], meets: ['sign'], starts: ['accept'] },
  // Also what nobody signs: whoever was asked may be gone, and a second return is refused.
  adjudicate: { from: ['returned', 'dispatched'], to: 'dispatched', by: ['staff'], meets: ['accept'], drops: ['sign'], starts: ['sign'] },
  recall: { from: ['dispatched'], to: 'accepted', by: ['owner', 'sender'], drops: ['sign'] },
  note: { from: OPEN, to: 'same', by: ['staff'] },
  classify: { from: OPEN, to: 'same', by: ['staff'] },
  // The place that was not told is told later, by whoever asked too: it says who is near.
  setPlace: { from: OPEN, to: 'same', by: ['requester', 'staff'] },
  printSlip: { from: STATES, to: 'same', by: ['staff'] },
  suspend: { from: ['handling', 'accepted'], to: 'suspended', by: ['owner'], clock: 'pause' },
  // By any colleague: a clock must not stand still because its owner is away.
  resume: { from: ['suspended'], to: 'handling', by: ['owner', 'staff'], clock: 'resume' },
  extend: { from: ['handling', 'accepted'], to: 'same', by: ['owner'], clock: 'extend' },
  resolve: { from: [...UNDER_WAY, 'reported'], to: 'resolved', by: ['owner'], meets: ['accept', 'handle'], starts: ['verify'] },
  verify: { from: ['resolved'], to: 'followUp', by: ['apart'], meets: ['verify'], starts: ['followUp'] },
  rework: { from: ['resolved', 'followUp'], to: 'handling', by: ['apart'], meets: ['verify'], drops: ['followUp'], starts: ['handle'] },
  contact: { from: ['followUp'], to: 'same', by: ['apart'] },
  // Of what was joined to another, its requester judges the outcome of that one.
  submitFeedback: { from: ['followUp', 'merged'], to: 'closed', by: ['requester'], meets: ['followUp'] },
  close: { from: ['followUp'], to: 'closed', by: [] },
  reopen: { from: ['closed', 'notAccepted', 'merged'], to: 'reopened', by: ['requester'], starts: ['accept', 'handle'] },
  merge: { from: OPEN, to: 'merged', by: ['staff'] },
  autoEscalate: { from: OPEN, to: 'same', by: [], starts: ['supervise'] },
}

/** What an action does to the promised times. */
export function changeOf(action: Action): Change {
  const transition = TRANSITIONS[action]
  return transition === 'opens' ? {} : transition
}

type Fate = {
  state: string
  decided: boolean
  returns: number
  extended: boolean
  escalationLevel: number
  closedAt: Date | null
  reopens: number
  placeId: string | null
}
type Case = { action: Action; kind: Kind; now: Date }

/** The state to which an action leads, or the reason why it cannot be taken now. */
export function next(matter: Fate, { action, kind, now }: Case): { to: State } | { reason: string } {
  const state = matter.state as State
  const transition = TRANSITIONS[action]
  if (transition === 'opens' || !transition.from.includes(state)) return { reason: 'not-now' }
  const reason = BARS[action]?.(matter, kind, now)
  return reason ? { reason } : { to: transition.to === 'same' ? state : transition.to }
}

/** What forbids an action in the right state. */
const BARS: Partial<Record<Action, (matter: Fate, kind: Kind, now: Date) => string | false>> = {
  rejectAssignment: ({ decided, returns }) => (decided && 'order-was-decided') || (returns > 0 && 'returned-once'),
  setPlace: ({ placeId }) => placeId !== null && 'place-is-told',
  extend: ({ extended }) => extended && 'extended-once',
  escalate: ({ escalationLevel }, { escalationPath }) => escalationLevel + 1 >= escalationPath.length && 'top-of-path',
  reopen: ({ closedAt, reopens }, { clocks }, now) =>
    (reopens >= MOST_REOPENS && 'reopened-often') || (now > dueAt(closedAt!, clocks.reopen).at! && 'reopen-window-over'),
}

/** So often a matter is taken up anew; after that its requester's no ends it as unsolved. */
export const MOST_REOPENS = 3

type Parties = {
  ownerPostingId: string | null
  nextPostingId: string | null
  sentBy: string | null
  requesterId: string | null
  handledBy: string | null
}

/** Whether somebody stands where an action must be taken from. */
export function stands(action: Action, matter: Parties, who: { postingId: string | null; personId: string | null; accountId: string | null }): boolean {
  const is: Record<Stance, boolean> = {
    owner: who.postingId !== null && who.postingId === matter.ownerPostingId,
    sender: who.accountId !== null && who.accountId === matter.sentBy,
    asked: who.postingId !== null && who.postingId === matter.nextPostingId,
    requester: who.personId !== null && who.personId === matter.requesterId,
    // Whoever did the work neither checks it nor asks the requester about it.
    apart: who.personId === null && who.accountId !== matter.handledBy,
    staff: who.personId === null,
  }
  const transition = TRANSITIONS[action]
  return transition !== 'opens' && transition.by.some(stance => is[stance])
}
