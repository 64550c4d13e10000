/**
 * The life of a matter as a table: which action leads from which states to which state, who stands
 * where to take it, and what it does to the promised times. Pure; the service only carries it out.
 */
import type { Action, State } from './contract.ts'

export type Owed = 'accept' | 'sign' | 'handle' | 'verify' | 'followUp' | 'supervise'

/** Where somebody stands towards one matter. */
export type Stance = 'owner' | 'sender' | 'asked' | 'requester' | 'apart' | 'anyone'

type Transition = {
  from: readonly State[]
  to: State | 'same'
  /** Who may take it, besides having the ability: one of these stances. */
  by: readonly Stance[]
  starts?: readonly Owed[]
  meets?: readonly Owed[]
  drops?: readonly Owed[]
  clock?: 'pause' | 'resume'
}

const UNDER_WAY: readonly State[] = ['accepted', 'returned', 'handling', 'reopened']
const OPEN: readonly State[] = ['reported', 'accepted', 'dispatched', 'returned', 'handling', 'suspended', 'resolved', 'followUp', 'reopened']

/**
 * `accept` ends the wait for somebody to look; `handle` is the time that the requester was promised
 * and runs through hand-overs and returns; `sign` is the time to take over. A note touches no clock.
 */
export const TRANSITIONS: Partial<Record<Action, Transition>> = {
  accept: { from: ['reported', 'reopened'], to: 'accepted', by: ['owner', 'anyone'], meets: ['accept'] },
  refuse: { from: ['reported'], to: 'notAccepted', by: ['owner', 'anyone'], meets: ['accept'], drops: ['handle', 'supervise'] },
  dispatch: { from: UNDER_WAY, to: 'dispatched', by: ['owner', 'anyone'], meets: ['accept'], starts: ['sign'] },
  sendUp: { from: UNDER_WAY, to: 'dispatched', by: ['owner'], meets: ['accept'], starts: ['sign'] },
  sign: { from: ['dispatched'], to: 'handling', by: ['asked'], meets: ['sign'] },
  returnBack: { from: ['dispatched'], to: 'returned', by: ['asked'], meets: ['sign'], starts: ['accept'] },
  decide: { from: ['returned'], to: 'dispatched', by: ['anyone'], meets: ['accept'], starts: ['sign'] },
  takeBack: { from: ['dispatched'], to: 'accepted', by: ['owner', 'sender'], drops: ['sign'] },
  note: { from: OPEN, to: 'same', by: ['anyone'] },
  classify: { from: OPEN, to: 'same', by: ['anyone'] },
  suspend: { from: ['handling', 'accepted'], to: 'suspended', by: ['owner'], clock: 'pause' },
  resume: { from: ['suspended'], to: 'handling', by: ['owner'], clock: 'resume' },
  extend: { from: ['handling', 'accepted'], to: 'same', by: ['owner'] },
  resolve: { from: [...UNDER_WAY, 'reported'], to: 'resolved', by: ['owner'], meets: ['accept', 'handle'], drops: ['supervise'], starts: ['verify'] },
  verify: { from: ['resolved'], to: 'followUp', by: ['apart'], meets: ['verify'], starts: ['followUp'] },
  rework: { from: ['resolved', 'followUp'], to: 'handling', by: ['apart'], meets: ['verify'], drops: ['followUp'], starts: ['handle'] },
  contact: { from: ['followUp'], to: 'same', by: ['apart'] },
  answer: { from: ['followUp'], to: 'closed', by: ['requester'], meets: ['followUp'] },
  close: { from: ['followUp'], to: 'closed', by: [], meets: ['followUp'] },
  reopen: { from: ['closed', 'notAccepted'], to: 'reopened', by: ['requester'], starts: ['accept', 'handle'] },
  merge: { from: OPEN, to: 'merged', by: ['anyone'], drops: ['accept', 'sign', 'handle', 'verify', 'followUp', 'supervise'] },
  escalate: { from: OPEN, to: 'same', by: [], starts: ['supervise'] },
}

export const CLOSED: readonly State[] = ['closed', 'notAccepted', 'merged']

/** The state to which an action leads, or the reason why it cannot be taken now. */
export function next(state: State, action: Action): { to: State } | { reason: 'not-now' } {
  const transition = TRANSITIONS[action]
  if (!transition?.from.includes(state)) return { reason: 'not-now' }
  return { to: transition.to === 'same' ? state : transition.to }
}

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
    anyone: who.personId === null,
  }
  return TRANSITIONS[action]?.by.some(stance => is[stance]) ?? false
}
