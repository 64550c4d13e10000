import { z } from 'zod'
import { Phone } from '#modules/access/contract.ts'
import { ExportRequest } from '#modules/audit/contract.ts'
import { Dossier, Matter, SATISFACTION, Source, State, STATES, Tracked } from './shapes.ts'
import { Day, door, BooleanParam, Id, InRegion, text, optionalText, One, Page, read, RegionCode, write, writeUnremembered } from '#platform/rpc/procedure.ts'

export * from './shapes.ts'

const slip = InRegion.extend({ number: text(20), code: text(12) })
/** Whoever says that nothing was solved says why; how satisfied they are need not be asked then. */
const verdict = z.object({
  solved: z.boolean(),
  satisfaction: z.enum(SATISFACTION).default('notSatisfied'),
  words: optionalText(500),
  reason: optionalText(500),
})
const reasoned = One.extend({ reason: text(500) })
const opening = z.object({
  region: RegionCode,
  id: Id,
  kind: text(40),
  text: text(2000),
  placeId: Id.nullable().default(null),
  placeWords: optionalText(200),
  photoIds: z.array(Id).max(3).default([]),
  /** Whom a complaint is about: posts that serve there, or words. */
  about: z
    .object({ postingIds: z.array(Id).max(5).default([]), words: optionalText(200) })
    .nullable()
    .default(null),
})

export const VIEWS = ['all', 'open', 'toAccept', 'mine', 'toSign', 'toVerify', 'toFollowUp', 'overdue', 'escalated', 'noGrid', 'unassigned'] as const
/** The views of which a desk shows how many wait there. */
export const COUNTED = ['open', 'toAccept', 'mine', 'toSign', 'toVerify', 'toFollowUp', 'overdue', 'unassigned'] as const

/** The acts that are taken on many matters at once. */
const BULK = ['accept', 'dispatch', 'verify', 'classify'] as const
const many = InRegion.extend({ ids: z.array(Id).min(1).max(100) })

export const Filter = z.object({
  region: RegionCode,
  states: z.array(State).max(STATES.length).default([]),
  view: z.enum(VIEWS).default('open'),
  kind: text(40).optional(),
  gridId: Id.optional(),
  placeId: Id.optional(),
  words: z.string().trim().max(60).optional(),
  from: Day.optional(),
  to: Day.optional(),
  sort: z.enum(['dueAt', 'receivedAt', 'reportedAt']).default('dueAt'),
  descending: BooleanParam,
})
export type Filter = z.infer<typeof Filter>

// Null is no date, but would be taken for the first second of 1970.
const Told = z.coerce.date().min(new Date('1980-01-01'))

/** Somebody who can take a matter over, and how many open ones they hold: a number for whoever hands out, in no order. */
const Candidate = z.object({
  postingId: Id,
  name: z.string(),
  role: z.string(),
  /** Names of grids, and addresses. */
  areas: z.array(z.string()),
  near: z.boolean(),
  load: z.number(),
})
export type Candidate = z.infer<typeof Candidate>

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
            name: text(40),
            phone: Phone.nullable().default(null),
          })
          .nullable()
          .default(null),
        handled: text(500).nullable().default(null),
      }),
    )
    .output(Matter),
  /** Who serves at an address, or in the whole community: whom a complaint can name. */
  answerable: read('/regions/{region}/answerable')
    .input(InRegion.extend({ placeId: Id.optional() }))
    .output(z.array(z.object({ postingId: Id, name: z.string(), role: z.string() }))),
  /** A program hands over a message of another channel, once for each (source, externalId). */
  intake: write('/regions/{region}/matters/intake')
    .input(
      z.object({
        region: RegionCode,
        id: Id,
        source: Source,
        externalId: text(80),
        reportedAt: Told,
        text: text(20_000),
        sender: optionalText(60),
        placeWords: optionalText(200),
      }),
    )
    .output(z.object({ id: Id, number: z.string(), created: z.boolean(), category: z.string().nullable() })),
  /** Replaces a region's category tree, each entry a path of up to three names. */
  setCategories: write('/regions/{region}/categories')
    .input(InRegion.extend({ paths: z.array(z.array(text(60)).min(1).max(3)).max(5000) }))
    .output(z.object({ count: z.number() })),
  list: read('/regions/{region}/matters')
    .input(Filter.extend(Page.shape))
    .output(z.object({ rows: z.array(Matter), total: z.number() })),
  counts: read('/regions/{region}/matters/counts')
    .input(InRegion)
    .output(z.record(z.enum(COUNTED), z.number())),
  /** The same lines into a file or onto paper; where they tell who asked, that they were taken is written down. */
  export: writeUnremembered('/regions/{region}/matters/export')
    .input(Filter.extend(ExportRequest.shape))
    .output(z.object({ rows: z.array(Matter) })),
  get: read('/regions/{region}/matters/{id}').input(One).output(Dossier),
  accept: write('/regions/{region}/matters/{id}/accept').input(One).output(Matter),
  refuse: write('/regions/{region}/matters/{id}/refuse')
    .input(reasoned.extend({ rightChannel: text(200) }))
    .output(Matter),
  dispatch: write('/regions/{region}/matters/{id}/dispatch')
    .input(One.extend({ postingId: Id, reason: optionalText(500) }))
    .output(Matter),
  /** Who can take all of these matters over: the escalation path's people who serve there and about whom none of them is. */
  candidates: writeUnremembered('/regions/{region}/matters/candidates').input(many).output(z.array(Candidate)),
  /** What an act would do to many matters, before anything is written. */
  preflight: writeUnremembered('/regions/{region}/matters/preflight')
    .input(many.extend({ act: z.enum(BULK), postingId: Id.optional() }))
    .output(
      z.object({
        able: z.array(Id),
        refused: z.array(z.object({ reason: z.string(), message: z.string(), ids: z.array(Id) })),
      }),
    ),
  sign: write('/regions/{region}/matters/{id}/sign').input(One).output(Matter),
  rejectAssignment: write('/regions/{region}/matters/{id}/reject-assignment').input(reasoned).output(Matter),
  /** Ends a dispute about who is responsible: the order that follows cannot be returned. */
  adjudicate: write('/regions/{region}/matters/{id}/adjudicate')
    .input(reasoned.extend({ postingId: Id }))
    .output(Matter),
  note: write('/regions/{region}/matters/{id}/notes')
    .input(One.extend({ text: text(1000) }))
    .output(Matter),
  suspend: write('/regions/{region}/matters/{id}/suspend').input(reasoned).output(Matter),
  resume: write('/regions/{region}/matters/{id}/resume').input(One).output(Matter),
  extend: write('/regions/{region}/matters/{id}/extend').input(reasoned).output(Matter),
  escalate: write('/regions/{region}/matters/{id}/escalate').input(reasoned).output(Matter),
  resolve: write('/regions/{region}/matters/{id}/resolve')
    .input(One.extend({ result: text(1000), photoIds: z.array(Id).max(3).default([]) }))
    .output(Matter),
  verify: write('/regions/{region}/matters/{id}/verify').input(One).output(Matter),
  rework: write('/regions/{region}/matters/{id}/rework').input(reasoned).output(Matter),
  /** A try to reach the requester after the end; three in vain close the matter as not reached. */
  contact: write('/regions/{region}/matters/{id}/contacts')
    .input(One.extend({ reached: z.boolean(), words: optionalText(500) }))
    .output(Matter),
  /** The requester's verdict, which nobody else can write; a no takes the matter up anew in the same act. */
  submitFeedback: write('/regions/{region}/matters/{id}/answer')
    .input(One.extend(verdict.shape).extend({ photoIds: z.array(Id).max(3).default([]) }))
    .output(Matter),
  reopen: write('/regions/{region}/matters/{id}/reopen').input(reasoned).output(Matter),
  /** The requester's phone in clear, for whoever sees the matter: counted and told like every reveal. */
  revealPhone: writeUnremembered('/regions/{region}/matters/{id}/reveal-phone')
    .input(One.extend({ purpose: text(200) }))
    .output(z.object({ value: z.string().nullable() })),
  /** The number and the code by which whoever holds the slip can follow and judge the matter. Staff see a code once: another slip voids it. */
  receipt: writeUnremembered('/regions/{region}/matters/{id}/receipt')
    .input(One)
    .output(z.object({ number: z.string(), code: z.string() })),
  track: door('/track').input(slip).output(Tracked),
  submitFeedbackByCode: door('/track/feedback')
    .input(slip.extend(verdict.shape))
    .output(z.object({ number: z.string(), state: State })),
  reopenByCode: door('/track/reopen')
    .input(slip.extend({ reason: text(500) }))
    .output(z.object({ number: z.string(), state: State })),
  /** Takes back an order that nobody has signed yet. */
  recall: write('/regions/{region}/matters/{id}/recall').input(One).output(Matter),
  /** Joins a duplicate to the matter that leads. */
  merge: write('/regions/{region}/matters/{id}/merge')
    .input(One.extend({ intoId: Id }))
    .output(Matter),
  classify: write('/regions/{region}/matters/{id}/category')
    .input(One.extend({ category: z.string().trim().max(200).nullable(), kind: text(40).optional() }))
    // To whoever sorts and does not read, no more than what was sorted.
    .output(Matter.pick({ region: true, id: true, number: true, kind: true, kindName: true, category: true, state: true, version: true })),
  /** Adds the place that was not told, which says in whose grid it lies. */
  setPlace: write('/regions/{region}/matters/{id}/place')
    .input(One.extend({ placeId: Id }))
    .output(Matter),
}
