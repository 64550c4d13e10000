/** The doors through which a matter comes in: its requester, staff who write it down, another channel. */
import { findOrAdd } from '#modules/people/index.ts'
import type { Kind } from '#methods/define.ts'
import type { Ctx } from '#modules/ctx.ts'
import { ground } from '#modules/territory/index.ts'
import { spokenCode } from '#platform/ids.ts'
import { count } from '#platform/limits.ts'
import { AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { isBarred, meant } from './about.ts'
import { suggest } from './categories.ts'
import type { Matter, matters } from './contract.ts'
import { obligations } from './obligations.ts'
import { firstReceiver, levelAt, ownedBy } from './parties.ts'
import { presentMatter } from './present.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import { closed, photos, words, writeStep } from './story.ts'

type In<K extends keyof typeof matters> = InputOf<(typeof matters)[K]>

const TAIL = 6
const NOWHERE = { placeId: null, buildingId: null, unitDoorId: null, gridId: null, gridName: null }

/** What is told, in the columns of a matter. */
type Told = Pick<
  MatterRow,
  'region' | 'id' | 'text' | 'source' | 'reportedAt' | 'requesterId' | 'requesterName'
> &
  Partial<Pick<MatterRow, 'externalId' | 'category' | 'recordedBy'>>

type Opening = Told & {
  /** None is chosen where a program hands it in: then the method says which. */
  kind?: string
  /** Told by the requester, for whom not every kind is. */
  own?: boolean
  placeId: string | null
  placeWords: string | null
  photoIds: readonly string[]
  /** Staff who write it down and can handle it hold it; all else goes to the escalation path's first level. */
  held: boolean
  handled?: string | null
  about?: InputOf<typeof matters.report>['about']
}

export async function report(ctx: Ctx, input: In<'report'>): Promise<Matter> {
  const { actor, now } = ctx
  const { personId: requesterId, name: requesterName } = actor
  const told = { ...input, source: 'web', reportedAt: now, requesterId, requesterName }
  return presentMatter(ctx, await openMatter(ctx, { ...told, own: true, held: false }))
}

export async function record(ctx: Ctx, input: In<'record'>): Promise<Matter> {
  const { region, requester, handled } = input
  if (requester?.phone) await count(ctx.tx, `phones:${ctx.actor.accountId}`, PHONES, ctx.now)
  const reportedAt = notAhead(ctx, input.reportedAt ?? ctx.now)
  const requesterId = requester && (await findOrAdd(ctx, { region, ...requester }))
  const recordedBy = ctx.actor.accountId
  const told = {
    ...input,
    reportedAt,
    recordedBy,
    requesterId,
    requesterName: requester?.name ?? null,
  }
  // Whoever tells but has no hands to handle it leaves it to the escalation path, as a resident does.
  const held = handled !== null || ctx.actor.abilities.has('matter.handle')
  return presentMatter(ctx, await openMatter(ctx, { ...told, held }))
}

/** Under a name and phone that belong together nobody is added to the register: not to be tried out by the hundred. */
const PHONES = { max: 60, seconds: 3600, reason: 'too-many-phones' }

/** The same message handed over twice is one matter; its clocks start at receipt, not when it was written. */
export async function intake(ctx: Ctx, input: In<'intake'>) {
  const { region, source, externalId, text, sender: requesterName } = input
  const reportedAt = notAhead(ctx, input.reportedAt)
  const known = await queries.byExternal(ctx.tx, region, source, externalId)
  if (known) return { ...known, created: false }
  const category = await suggest(ctx.tx, region, text)
  const recordedBy = ctx.actor.accountId
  const told = { ...input, reportedAt, category, recordedBy, requesterId: null, requesterName }
  const { id, number } = await openMatter(ctx, {
    ...told,
    placeId: null,
    photoIds: [],
    held: false,
  })
  return { id, number, category, created: true }
}

/** Other clocks may go a little ahead of this one; what is told from beyond that was mistyped. */
const AHEAD_MS = 5 * 60_000

function notAhead({ now }: Ctx, reportedAt: Date): Date {
  if (reportedAt.getTime() > now.getTime() + AHEAD_MS)
    throw new AppError('NOT_ACCEPTABLE', 'in-the-future', { field: 'reportedAt' })
  return reportedAt < now ? reportedAt : now
}

async function openMatter(ctx: Ctx, input: Opening): Promise<MatterRow> {
  const { region, id, placeId, placeWords, photoIds, own, handled = null } = input
  const [{ methodId, days, place }, known] = await Promise.all([
    ground(ctx.tx, { region, placeId }, ctx.now),
    queries.find(ctx.tx, region, id),
  ])
  if (known && isOwn(ctx, known))
    throw new AppError('CONFLICT', 'already-told', { number: known.number })
  const where = place ?? { ...NOWHERE, address: placeWords }
  const method = ctx.app.methods.latest(methodId)
  const { kind: kindId = method.defaults.intakeKind } = input
  const kind = method.kinds[kindId]
  if (!kind || (own && !kind.byResident))
    throw new AppError('NOT_ACCEPTABLE', 'unknown-kind', { field: 'kind' })

  if (own) await countReports(ctx, kind)
  const about = await meant(ctx, { region, kind, about: input.about })
  const held = input.held && !isBarred(about, ctx.actor)
  if (handled !== null && (kind.aboutStaff || !held))
    throw new AppError('NOT_ACCEPTABLE', 'complaint-is-not-trivial', { field: 'handled' })

  const rules = { method, kind }
  const owner = held
    ? ownedBy(ctx, rules)
    : await firstReceiver(ctx, rules, { region, gridId: where.gridId, ...about })
  const { accept, handle } = kind.clocks
  const first =
    handled === null
      ? obligations.first({ region, id }, held ? { handle } : { accept, handle }, {
          now: ctx.now,
          days,
        })
      : null
  const matter = queries.insert(ctx.tx, {
    ...columnsOf(input),
    ...where,
    ...about,
    ...owner,
    kind: kindId,
    number: numberAt(ctx.now),
    methodId: method.id,
    methodVersion: method.version,
    version: 1,
    receivedAt: ctx.now,
    state: held ? 'accepted' : 'reported',
    ...(first
      ? { dueAt: first.dueAt, promisedBy: first.promisedBy }
      : onTheSpot(ctx, levelAt(rules, owner.escalationLevel))),
  })
  if (first) obligations.insert(ctx.tx, first.promises)
  await photos.add(ctx, matter, photoIds)
  words.add(ctx.tx, matter, foundBy(matter))
  const line = { action: 'report', reason: handled, toName: matter.ownerName } as const
  writeStep(ctx, { before: null, after: matter, ...line })
  return matter
}

/** Whose answer was lost and who changed a word since is told where it is, by nobody else's number. */
const isOwn = ({ actor }: Ctx, { recordedBy, requesterId }: MatterRow): boolean =>
  (recordedBy !== null && recordedBy === actor.accountId) ||
  (requesterId !== null && requesterId === actor.personId)

function columnsOf(told: Told): Required<Told> {
  const { region, id, text, source, reportedAt, requesterId, requesterName } = told
  const { externalId = null, category = null, recordedBy = null } = told
  return {
    region,
    id,
    text,
    source,
    reportedAt,
    requesterId,
    requesterName,
    externalId,
    category,
    recordedBy,
  }
}

const onTheSpot = (ctx: Ctx, closedLevel: string) => ({
  ...closed(ctx, 'onTheSpot'),
  closedLevel,
  state: 'closed',
  handledBy: ctx.actor.accountId,
})

/** 261122-K7Q2MX: the day and a billion codes, so that numbers need no counter on which all would wait. */
const numberAt = (now: Date): string =>
  `${shanghaiDay(now).slice(2).replaceAll('-', '')}-${spokenCode(TAIL)}`

/** The tail of its number too, as the search will cut it when it is typed alone. */
const foundBy = ({ number, text, address, requesterName }: MatterRow) => ({
  text: `${address ?? ''} ${text} ${number} ${number.slice(-TAIL)}`,
  name: requesterName,
})

/** What waits for no office is counted apart: ten reports of puddles must not silence one of a fire. */
async function countReports({ tx, actor, now, app }: Ctx, { clocks }: Kind): Promise<void> {
  const urgency = clocks.accept.clock === 'naturalHour' ? 'urgent' : 'usual'
  const limits = [
    { max: app.reportsPerHour, seconds: 3600 },
    { max: 3 * app.reportsPerHour, seconds: 86_400 },
  ]
  for (const limit of limits)
    await count(tx, `reports:${urgency}:${limit.seconds}:${actor.accountId}`, limit, now)
}
