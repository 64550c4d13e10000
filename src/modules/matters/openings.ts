/** The doors through which a matter comes in: its requester, staff who write it down, another channel. */
import { findOrAdd } from '#modules/people/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { getRegion, standing } from '#modules/territory/index.ts'
import { spokenCode } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { nameTokens, wordsOf } from '#platform/tokens.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { suggest } from './categories.ts'
import type { Matter, matters } from './contract.ts'
import { move } from './obligations.ts'
import { firstReceiver, levelAt, ownedBy } from './parties.ts'
import { presentMatter } from './present.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import { writeStep } from './story.ts'

type In<K extends keyof typeof matters> = InputOf<(typeof matters)[K]>

type Opening = {
  region: number
  id: string
  kind: string
  text: string
  source: string
  placeId: string | null
  placeWords: string | null
  photoIds: readonly string[]
  reportedAt: Date
  requester: { id: string | null; name: string | null }
  externalId?: string
  category?: string | null
  /** Staff who write it down and can handle it hold it; all else goes to the ladder's first rung. */
  held: boolean
  handled?: string | null
}

export async function report(ctx: Ctx, input: In<'report'>): Promise<Matter> {
  const { actor } = ctx
  const { defaults: _, kinds } = ctx.house.methods.latest((await getRegion(ctx.tx, input.region)).methodId)
  if (!kinds[input.kind]?.byResident) throw new Refusal('NOT_ACCEPTABLE', 'unknown-kind', { field: 'kind' })
  const opened = await openMatter(ctx, { ...input, source: 'web', reportedAt: ctx.now, requester: { id: actor.personId, name: actor.name }, held: false })
  return presentMatter(ctx, opened)
}

export async function record(ctx: Ctx, input: In<'record'>): Promise<Matter> {
  const { requester } = input
  const id = requester && (await findOrAdd(ctx, { region: input.region, ...requester }))
  const reportedAt = input.reportedAt ?? ctx.now
  if (reportedAt > ctx.now) throw new Refusal('NOT_ACCEPTABLE', 'in-the-future', { field: 'reportedAt' })
  // Whoever tells but has no hands to handle it leaves it to the ladder, as a resident does.
  const held = input.handled !== null || ctx.actor.abilities.has('matter.handle')
  const opened = await openMatter(ctx, { ...input, reportedAt, requester: { id, name: requester?.name ?? null }, held })
  return presentMatter(ctx, opened)
}

/** The same message handed over twice is one matter; its clocks start at receipt, not when it was written. */
export async function intake(ctx: Ctx, input: In<'intake'>) {
  const { region, source, externalId } = input
  const known = await queries.byExternal(ctx.tx, region, source, externalId)
  if (known) return { ...known, created: false }
  const { methodId } = await getRegion(ctx.tx, region)
  const category = await suggest(ctx.tx, region, input.text)
  const opened = await openMatter(ctx, {
    ...input, category,
    kind: ctx.house.methods.latest(methodId).defaults.intakeKind,
    placeId: null, photoIds: [], requester: { id: null, name: input.sender }, held: false,
  })
  return { id: opened.id, number: opened.number, category, created: true }
}

async function openMatter(ctx: Ctx, input: Opening): Promise<MatterRow> {
  const { region, id, text, handled = null } = input
  const method = ctx.house.methods.latest((await getRegion(ctx.tx, region)).methodId)
  const kind = method.kinds[input.kind]
  if (!kind) throw new Refusal('NOT_ACCEPTABLE', 'unknown-kind', { field: 'kind' })

  const rules = { method, kind }
  const place = input.placeId ? await standing(ctx.tx, region, input.placeId, ctx.now) : null
  const owner = input.held ? ownedBy(ctx, rules) : await firstReceiver(ctx, kind, { region, gridId: place?.gridId ?? null })
  const ended = handled === null ? {} : { state: 'closed', closedAt: ctx.now, outcome: 'onTheSpot', closedLevel: levelAt(rules, owner.rung), handledBy: ctx.actor.accountId }
  const matter = await queries.insert(ctx.tx, {
    region, id, text, kind: input.kind, source: input.source, externalId: input.externalId ?? null, category: input.category ?? null,
    number: numberAt(ctx.now), methodId: method.id, methodVersion: method.version,
    state: input.held ? 'accepted' : 'reported', version: 1, ...owner,
    reportedAt: input.reportedAt, receivedAt: ctx.now,
    address: place?.address ?? input.placeWords, placeId: place?.placeId ?? null, buildingId: place?.buildingId ?? null,
    unitDoorId: place?.unitDoorId ?? null, gridId: place?.gridId ?? null, gridName: place?.gridName ?? null,
    requesterId: input.requester.id, requesterName: input.requester.name, ...ended,
  })
  await queries.insertPhotos(ctx.tx, input.photoIds.map((fileId, slot) => ({ region, matterId: id, fileId, slot })))
  await queries.insertTokens(ctx.tx, region, id, tokensOf(matter))
  const opened = handled === null ? await promise(ctx, matter, input.held) : matter
  await writeStep(ctx, { before: null, after: opened, action: 'report', reason: handled, toName: opened.ownerName })
  return opened
}

async function promise(ctx: Ctx, matter: MatterRow, held: boolean): Promise<MatterRow> {
  const times = await move(ctx, matter, { starts: held ? ['handle'] : ['accept', 'handle'] })
  await queries.promise(ctx.tx, matter, times)
  return { ...matter, ...times }
}

/** 261122-K7Q2MX: the day and a billion codes, so that numbers need no counter on which all would wait. */
const numberAt = (now: Date): string => `${shanghaiDay(now).slice(2).replaceAll('-', '')}-${spokenCode(6)}`

const tokensOf = (matter: MatterRow): string[] => [
  ...new Set([
    ...wordsOf(`${matter.text} ${matter.address ?? ''}`),
    // A name is asked for as it is written, by parts of it, or by its initials.
    ...(matter.requesterName ? [...wordsOf(matter.requesterName), ...nameTokens(matter.requesterName)] : []),
    matter.number.toLowerCase(),
    matter.number.slice(-6).toLowerCase(),
  ]),
]
