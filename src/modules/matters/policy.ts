import type { Actor, Decision, Rule } from '#platform/actor.ts'
import { always, withinRegion } from '#platform/actor.ts'
import type { Policy } from '#platform/rpc/serve.ts'
import type { abilities } from './abilities.ts'
import type { Action, matters } from './contract.ts'
import { stands } from './rules.ts'

type Ability = keyof typeof abilities

/** What a policy needs to know of a matter. */
export type Subject = {
  region: number
  gridId: string | null
  buildingId: string | null
  unitDoorId: string | null
  requesterId: string | null
  ownerPostingId: string | null
  nextPostingId: string | null
  sentBy: string | null
  handledBy: string | null
  recordedBy: string | null
  category: string | null
  aboutAccountIds: readonly string[]
  aboutUnnamed: boolean
  escalated: boolean
}

const ask = (may: Ability): Rule<{ region: number }> => ({ may, on: 'input', over: withinRegion })
const act = (may: Ability, action: Action): Rule<Subject> => ({
  may,
  on: 'row',
  over: (actor, matter) => {
    const seen = see(actor, matter)
    return seen === true ? stands(action, matter, actor) || 'not-your-part' : seen
  },
})

export const policy = {
  report: ask('matter.report'),
  record: ask('matter.record'),
  answerable: ask('matter.read'),
  intake: ask('matter.intake'),
  setCategories: ask('matter.classify'),
  list: ask('matter.read'),
  counts: ask('matter.handle'),
  export: ask('matter.handle'),
  get: { may: 'matter.read', on: 'row', over: see },
  accept: act('matter.accept', 'accept'),
  refuse: act('matter.accept', 'refuse'),
  dispatch: act('matter.dispatch', 'dispatch'),
  sign: act('matter.handle', 'sign'),
  rejectAssignment: act('matter.handle', 'rejectAssignment'),
  adjudicate: act('matter.adjudicate', 'adjudicate'),
  note: act('matter.handle', 'note'),
  suspend: act('matter.handle', 'suspend'),
  resume: act('matter.handle', 'resume'),
  extend: act('matter.handle', 'extend'),
  escalate: act('matter.escalate', 'escalate'),
  resolve: act('matter.handle', 'resolve'),
  candidates: ask('matter.handle'),
  preflight: ask('matter.handle'),
  verify: act('matter.verify', 'verify'),
  rework: act('matter.verify', 'rework'),
  contact: act('matter.followUp', 'contact'),
  submitFeedback: act('matter.submitFeedback', 'submitFeedback'),
  reopen: act('matter.submitFeedback', 'reopen'),
  revealPhone: { may: 'person.reveal', on: 'row', over: ownPhone },
  receipt: { may: 'matter.read', on: 'row', over: ownSlip },
  track: { may: 'anyone', on: 'input', over: always },
  submitFeedbackByCode: { may: 'anyone', on: 'input', over: always },
  reopenByCode: { may: 'anyone', on: 'input', over: always },
  recall: act('matter.read', 'recall'),
  merge: act('matter.dispatch', 'merge'),
  classify: { may: 'matter.classify', on: 'row', over: sort },
  setPlace: act('matter.read', 'setPlace'),
} satisfies Policy<typeof matters>

/** What follows when a time runs out is nobody's to do by hand: only the app itself passes. */
export const byTheClock: Rule<Subject> = {
  may: 'anyone',
  on: 'row',
  over: actor => actor.reach === 'everything' || 'not-your-part',
}

/** Whoever sees a matter among people may ring its requester, wherever they live. */
function ownPhone(actor: Actor, matter: Subject): Decision {
  return actor.reach === 'below' ? 'people-not-here' : see(actor, matter)
}

/** Whoever hands in and reads nothing, a program, sorts what it brought, and nothing that was sorted. */
function sort(actor: Actor, matter: Subject): Decision {
  const reads = actor.abilities.has('matter.read')
  if (!reads && (actor.accountId === null || matter.recordedBy !== actor.accountId))
    return 'out-of-reach'
  const mine = reads || matter.category === null
  return mine ? act('matter.classify', 'classify').over(actor, matter) : 'not-your-part'
}

/** Whoever holds the slip speaks for the requester: it is for the requester, and for whoever wrote the matter down. */
function ownSlip(actor: Actor, matter: Subject): Decision {
  const seen = see(actor, matter)
  if (seen !== true) return seen
  const asked = matter.requesterId !== null && matter.requesterId === actor.personId
  const wrote =
    matter.requesterId !== null && actor.accountId !== null && matter.recordedBy === actor.accountId
  return asked || wrote || 'not-your-part'
}

/** Who sees a matter. Its twin in SQL is `visible` in register-queries.ts; a property test proves them equal. */
export function see(actor: Actor, matter: Subject): Decision {
  return reaches(actor, matter) || 'out-of-reach'
}

function reaches(actor: Actor, matter: Subject): boolean {
  if (matter.region < actor.lo || matter.region > actor.hi) return false
  if (isMeant(actor, matter)) return false
  switch (actor.reach) {
    case 'everything':
    case 'region':
      return true
    case 'below':
      return matter.escalated
    case 'own':
      return matter.requesterId !== null && matter.requesterId === actor.personId
    case 'inHand':
      return (
        holdsIt(actor, matter) ||
        (actor.accountId !== null && matter.recordedBy === actor.accountId)
      )
    case 'areas':
      return (
        holdsIt(actor, matter) ||
        [matter.gridId, matter.buildingId, matter.unitDoorId].some(
          id => id !== null && actor.areas.includes(id),
        )
      )
    case 'nothing':
      return false
  }
}

/** Whether it is told about this actor; where nobody is named, about anybody who serves near. */
const isMeant = (actor: Actor, matter: Subject): boolean =>
  (actor.accountId !== null && matter.aboutAccountIds.includes(actor.accountId)) ||
  (matter.aboutUnnamed && isNear(actor.reach))

export const isNear = (reach: Actor['reach']): boolean => reach === 'areas' || reach === 'inHand'

const holdsIt = ({ postingId }: Actor, { ownerPostingId, nextPostingId }: Subject): boolean =>
  postingId !== null && [ownerPostingId, nextPostingId].includes(postingId)
