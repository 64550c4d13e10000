import { z } from 'zod'
import { Phone } from '#modules/access/contract.ts'
import { TakingOut } from '#modules/audit/contract.ts'
import { Day, door, Flag, Id, InRegion, line, maybe, One, Page, read, RegionCode, write, writeUnremembered } from '#platform/rpc/procedure.ts'

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

export const SOURCES = ['web', 'phone', 'walkIn', 'paper', 'patrol', 'opinionBox', 'hotline', 'superior', 'offline', 'message'] as const
const Source = z.enum(SOURCES)

export const ACTIONS = [
  'report',
  'accept',
  'refuse',
  'dispatch',
  'sign',
  'returnBack',
  'decide',
  'note',
  'suspend',
  'resume',
  'extend',
  'sendUp',
  'resolve',
  'verify',
  'rework',
  'contact',
  'answer',
  'reopen',
  'close',
  'merge',
  'escalate',
  'classify',
  'takeBack',
] as const
export const Action = z.enum(ACTIONS)
export type Action = z.infer<typeof Action>

export const OWED = ['accept', 'sign', 'handle', 'verify', 'followUp', 'supervise'] as const

/** A promised time that runs against one matter: 'handle' is what the requester was promised. */
export const Clock = z.object({
  what: z.enum(OWED),
  dueAt: z.date().nullable(),
  provisional: z.boolean(),
  state: z.enum(['running', 'paused', 'met', 'missed', 'dropped']),
})
export type Clock = z.infer<typeof Clock>

/** One line of a ledger of matters; above a community it says where, but not who asked. */
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
  level: z.string(),
  /** The next promised time that runs, and the one that the requester was promised. */
  dueAt: z.date().nullable(),
  promisedBy: z.date().nullable(),
  overdue: z.boolean(),
  supervised: z.boolean(),
  closedAt: z.date().nullable(),
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

const SATISFACTION = ['verySatisfied', 'satisfied', 'basicallySatisfied', 'notSatisfied'] as const
const Answer = z.object({ solved: z.boolean(), satisfaction: z.enum(SATISFACTION), words: z.string().nullable(), bySlip: z.boolean(), at: z.date() })

/** A matter with its whole story; `may` names the actions that this actor can take now. */
export const Dossier = Matter.extend({
  placeId: Id.nullable(),
  phoneMasked: z.string().nullable(),
  clocks: z.array(Clock),
  steps: z.array(Step),
  photos: z.array(z.object({ id: Id, url: z.string() })),
  answers: z.array(Answer),
  may: z.array(Action),
})
export type Dossier = z.infer<typeof Dossier>

/** What a slip of paper shows of a matter: everything but who asked. */
export const Tracked = Dossier.omit({ requesterName: true, phoneMasked: true })
export type Tracked = z.infer<typeof Tracked>

const slip = InRegion.extend({ number: line(20), code: line(12) })
const verdict = z.object({ solved: z.boolean(), satisfaction: z.enum(SATISFACTION), words: maybe(500) })
const reasoned = One.extend({ reason: line(500) })
const opening = z.object({
  region: RegionCode,
  id: Id,
  kind: line(40),
  text: line(2000),
  placeId: Id.nullable().default(null),
  placeWords: maybe(200),
  photoIds: z.array(Id).max(3).default([]),
})

export const Filter = z.object({
  region: RegionCode,
  states: z.array(State).max(STATES.length).default([]),
  view: z.enum(['all', 'open', 'mine', 'toSign', 'overdue', 'sentUp', 'noGrid', 'unassigned']).default('open'),
  kind: line(40).optional(),
  gridId: Id.optional(),
  placeId: Id.optional(),
  words: z.string().trim().max(60).optional(),
  from: Day.optional(),
  to: Day.optional(),
  sort: z.enum(['dueAt', 'receivedAt', 'reportedAt']).default('dueAt'),
  descending: Flag,
})
export type Filter = z.infer<typeof Filter>

// Null is no date, but would be taken for the first second of 1970.
const Told = z.coerce.date().min(new Date('1980-01-01'))

export const matters = {
  /** The requester's own door: what, where, at will a photo. */
  report: write('/regions/{region}/matters').input(opening).output(Matter),
  /** Staff write down what they met or were told; `handled` closes a trivial thing on the spot. */
  record: write('/regions/{region}/matters/record')
    .input(
      opening.extend({
        source: z.enum(['phone', 'walkIn', 'paper', 'patrol', 'opinionBox', 'superior', 'offline']),
        reportedAt: Told.optional(),
        requester: z
          .object({
            name: line(40),
            phone: Phone.nullable().default(null),
          })
          .nullable()
          .default(null),
        handled: line(500).nullable().default(null),
      }),
    )
    .output(Matter),
  /** A program hands over a message of another channel, once for each (source, externalId). */
  intake: write('/regions/{region}/matters/intake')
    .input(
      z.object({
        region: RegionCode,
        id: Id,
        source: Source,
        externalId: line(80),
        reportedAt: Told,
        text: line(20_000),
        sender: maybe(60),
        placeWords: maybe(200),
      }),
    )
    .output(z.object({ id: Id, number: z.string(), created: z.boolean(), category: z.string().nullable() })),
  /** Replaces a region's category tree, each entry a path of up to three names. */
  setCategories: write('/regions/{region}/categories')
    .input(InRegion.extend({ paths: z.array(z.array(line(60)).min(1).max(3)).max(5000) }))
    .output(z.object({ count: z.number() })),
  list: read('/regions/{region}/matters')
    .input(Filter.extend(Page.shape))
    .output(z.object({ rows: z.array(Matter), total: z.number() })),
  /** The same lines into a file or onto paper; where they tell who asked, that they were taken is written down. */
  takeOut: writeUnremembered('/regions/{region}/matters/take-out')
    .input(Filter.extend(TakingOut.shape))
    .output(z.object({ rows: z.array(Matter) })),
  get: read('/regions/{region}/matters/{id}').input(One).output(Dossier),
  accept: write('/regions/{region}/matters/{id}/accept').input(One).output(Matter),
  refuse: write('/regions/{region}/matters/{id}/refuse')
    .input(reasoned.extend({ rightChannel: line(200) }))
    .output(Matter),
  dispatch: write('/regions/{region}/matters/{id}/dispatch')
    .input(One.extend({ postingId: Id, reason: maybe(500) }))
    .output(Matter),
  sign: write('/regions/{region}/matters/{id}/sign').input(One).output(Matter),
  returnBack: write('/regions/{region}/matters/{id}/return').input(reasoned).output(Matter),
  /** Ends a dispute about who is responsible: the order that follows cannot be returned. */
  decide: write('/regions/{region}/matters/{id}/decide')
    .input(reasoned.extend({ postingId: Id }))
    .output(Matter),
  note: write('/regions/{region}/matters/{id}/notes')
    .input(One.extend({ text: line(1000) }))
    .output(Matter),
  suspend: write('/regions/{region}/matters/{id}/suspend').input(reasoned).output(Matter),
  resume: write('/regions/{region}/matters/{id}/resume').input(One).output(Matter),
  extend: write('/regions/{region}/matters/{id}/extend').input(reasoned).output(Matter),
  sendUp: write('/regions/{region}/matters/{id}/send-up').input(reasoned).output(Matter),
  resolve: write('/regions/{region}/matters/{id}/resolve')
    .input(One.extend({ result: line(1000), photoIds: z.array(Id).max(3).default([]) }))
    .output(Matter),
  verify: write('/regions/{region}/matters/{id}/verify').input(One).output(Matter),
  rework: write('/regions/{region}/matters/{id}/rework').input(reasoned).output(Matter),
  /** A try to reach the requester after the end; three in vain close the matter as not reached. */
  contact: write('/regions/{region}/matters/{id}/contacts')
    .input(One.extend({ reached: z.boolean(), words: maybe(500) }))
    .output(Matter),
  /** The requester's verdict, which nobody else can write. */
  answer: write('/regions/{region}/matters/{id}/answer').input(One.extend(verdict.shape)).output(Matter),
  reopen: write('/regions/{region}/matters/{id}/reopen').input(reasoned).output(Matter),
  /** The requester's phone in clear, for whoever sees the matter: counted and told like every reveal. */
  revealPhone: writeUnremembered('/regions/{region}/matters/{id}/reveal-phone')
    .input(One.extend({ purpose: line(200) }))
    .output(z.object({ value: z.string().nullable() })),
  /** The number and the code by which whoever holds the slip can follow and judge the matter. */
  receipt: writeUnremembered('/regions/{region}/matters/{id}/receipt')
    .input(One)
    .output(z.object({ number: z.string(), code: z.string() })),
  track: door('/track').input(slip).output(Tracked),
  answerByCode: door('/track/answer')
    .input(slip.extend(verdict.shape))
    .output(z.object({ number: z.string() })),
  reopenByCode: door('/track/reopen')
    .input(slip.extend({ reason: line(500) }))
    .output(z.object({ number: z.string() })),
  /** Takes back an order that nobody has signed yet. */
  takeBack: write('/regions/{region}/matters/{id}/take-back').input(One).output(Matter),
  /** Joins a duplicate to the matter that leads. */
  merge: write('/regions/{region}/matters/{id}/merge')
    .input(One.extend({ intoId: Id }))
    .output(Matter),
  classify: write('/regions/{region}/matters/{id}/category')
    .input(One.extend({ category: z.string().trim().max(200).nullable(), kind: line(40).optional() }))
    .output(Matter),
}
