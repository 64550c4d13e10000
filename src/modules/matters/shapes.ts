/** A matter as it is told: to a register, with its whole story, and on a slip. */
import { z } from 'zod'
import { Id } from '#platform/rpc/procedure.ts'

export const STATES = [
  'reported',
  'notAccepted',
  'accepted',
  'dispatched',
  'returned',
  'handling',
  'suspended',
  'resolved',
  'followUp',
  'closed',
  'reopened',
  'merged',
] as const
export const State = z.enum(STATES)
export type State = z.infer<typeof State>

export const SOURCES = [
  'web',
  'phone',
  'walkIn',
  'paper',
  'patrol',
  'opinionBox',
  'hotline',
  'superior',
  'offline',
  'message',
] as const
export const Source = z.enum(SOURCES)

export const ACTIONS = [
  'report',
  'accept',
  'refuse',
  'dispatch',
  'sign',
  'rejectAssignment',
  'adjudicate',
  'note',
  'suspend',
  'resume',
  'extend',
  'escalate',
  'resolve',
  'verify',
  'rework',
  'contact',
  'submitFeedback',
  'reopen',
  'close',
  'merge',
  'autoEscalate',
  'classify',
  'recall',
  'setPlace',
  'printSlip',
] as const
export const Action = z.enum(ACTIONS)
export type Action = z.infer<typeof Action>

export const OWED = ['accept', 'sign', 'handle', 'verify', 'followUp', 'supervise'] as const

/** How a matter ended: only the requester's yes is 'solved'; 'checked' is what nobody could be asked about. */
export const OUTCOMES = [
  'solved',
  'unsolved',
  'noAnswer',
  'notReached',
  'checked',
  'onTheSpot',
  'notAccepted',
  'merged',
] as const

/** A promised time that runs against one matter: 'handle' is what the requester was promised. */
export const Clock = z.object({
  what: z.enum(OWED),
  dueAt: z.date().nullable(),
  provisional: z.boolean(),
  state: z.enum(['running', 'paused', 'met', 'missed', 'dropped']),
})
export type Clock = z.infer<typeof Clock>

/** One line of a register of matters; above a community it says where, but not who asked. */
export const Matter = z.object({
  region: z.number(),
  id: Id,
  number: z.string(),
  kind: z.string(),
  kindName: z.string(),
  state: State,
  text: z.string(),
  category: z.string().nullable(),
  source: Source,
  reportedAt: z.date(),
  receivedAt: z.date(),
  address: z.string().nullable(),
  gridId: Id.nullable(),
  gridName: z.string().nullable(),
  requesterName: z.string().nullable(),
  ownerPostingId: Id.nullable(),
  ownerName: z.string().nullable(),
  ownerRole: z.string().nullable(),
  /** Its owner's posting is over: somebody else must take it. */
  ownerGone: z.boolean(),
  /** Who was asked to take it over, and has not signed yet. */
  nextName: z.string().nullable(),
  nextRole: z.string().nullable(),
  level: z.string(),
  /** The next promised time that runs, and the one that the requester was promised. */
  dueAt: z.date().nullable(),
  promisedBy: z.date().nullable(),
  overdue: z.boolean(),
  supervised: z.boolean(),
  closedAt: z.date().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  version: z.number(),
})
export type Matter = z.infer<typeof Matter>

export const Step = z.object({
  seq: z.number(),
  at: z.date(),
  action: Action,
  from: State.nullable(),
  to: State,
  byName: z.string().nullable(),
  byRole: z.string().nullable(),
  reason: z.string().nullable(),
  toName: z.string().nullable(),
  toRole: z.string().nullable(),
})
export type Step = z.infer<typeof Step>

export const SATISFACTION = [
  'verySatisfied',
  'satisfied',
  'basicallySatisfied',
  'notSatisfied',
] as const
const Answer = z.object({
  solved: z.boolean(),
  satisfaction: z.enum(SATISFACTION),
  words: z.string().nullable(),
  bySlip: z.boolean(),
  at: z.date(),
})

/** The matter to which a duplicate was joined: how it stands, and what was done. */
const Lead = z.object({
  number: z.string(),
  state: State,
  outcome: z.enum(OUTCOMES).nullable(),
  result: z.string().nullable(),
  closedAt: z.date().nullable(),
})

/** A matter with its whole story; `may` names the actions that this actor can take now. */
export const Dossier = Matter.extend({
  placeId: Id.nullable(),
  phoneMasked: z.string().nullable(),
  /** Whom it is told about, as told. */
  about: z.string().nullable(),
  lead: Lead.nullable(),
  clocks: z.array(Clock),
  steps: z.array(Step),
  photos: z.array(z.object({ id: Id, url: z.string() })),
  answers: z.array(Answer),
  may: z.array(Action),
})
export type Dossier = z.infer<typeof Dossier>

/** What a slip of paper shows of a matter: everything but who asked. */
export const Tracked = Dossier.omit({
  requesterName: true,
  phoneMasked: true,
  about: true,
})
export type Tracked = z.infer<typeof Tracked>
