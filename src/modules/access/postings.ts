/** Who serves where: looked up by colleagues and ladders, appointed and ended by those who may. */
import type { Ctx } from '#modules/ctx.ts'
import { tell } from '#modules/ctx.ts'
import { getRegion } from '#modules/territory/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { beyond } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { interval, lineage } from '#platform/regions.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { access, Colleague, Me, Posting } from './contract.ts'
import * as accounts from './account-queries.ts'
import { dropInvites } from './invite-queries.ts'
import { seated } from './policy.ts'
import type { Holder, Serving } from './serving-queries.ts'
import { holding, serving } from './serving-queries.ts'
import * as queries from './posting-queries.ts'
import { begin } from './sessions.ts'
import { hashed } from './passwords.ts'

export async function colleagues(
  ctx: Ctx,
  { region, role }: InputOf<typeof access.colleagues>,
): Promise<Colleague[]> {
  const rows = await serving(ctx.tx, {
    regions: interval(region),
    today: shanghaiDay(ctx.now),
    roles: role ? [role] : undefined,
  })
  return rows.map(({ grids, accountId: _, ...row }) => ({
    ...row,
    grids: grids.map(grid => grid.name),
  }))
}

/** Appoints an account, opening it if the login is new; refuses a role that the region's method does not know or seats on another level. */
export async function appoint(ctx: Ctx, input: InputOf<typeof access.appoint>): Promise<Posting> {
  const { region, id, role, gridIds, from, to } = input
  const where = await getRegion(ctx.tx, region)
  const method = ctx.house.methods.latest(where.methodId)
  if (!method.roles[role]) throw new Refusal('NOT_ACCEPTABLE', 'unknown-role', { field: 'role' })
  if (!seated(method, role, region))
    throw new Refusal('NOT_ACCEPTABLE', 'role-not-here', { field: 'role' })
  const known = await beyond(ctx.tx, () => accounts.accountByLogin(ctx.tx, input.login))
  const accountId = known?.id ?? (await openAccount(ctx, await hashed(ctx.tx, input)))
  const areas = gridIds.map(gridId => ({ id: gridId, kind: 'grid' as const }))
  const term = { fromOn: from, toOn: to }
  await grant(ctx, { region, id, accountId, role, phone: input.phone, ...term }, areas)
  const posting = found(await queries.posting(ctx.tx, region, id))
  if (posting.grids.length < gridIds.length)
    throw new Refusal('NOT_ACCEPTABLE', 'unknown-grid', { field: 'gridIds' })
  return posting
}

/**
 * From that day on the posting holds no more; work in hand stays with it until somebody signs for
 * it. What has an end can be ended earlier, never later: that would be a new appointment.
 */
export async function endPosting(
  ctx: Ctx,
  { region, postingId, on }: InputOf<typeof access.endPosting>,
) {
  const row = await ctx.tx
    .updateTable('access.posting')
    .set({ toOn: on })
    .where('region', '=', region)
    .where('id', '=', postingId)
    .where('fromOn', '<=', on)
    .where(eb => eb.or([eb('toOn', 'is', null), eb('toOn', '>', on)]))
    .returning('id')
    .executeTakeFirst()
  found(row)
  tell(ctx, { region, subject: 'posting', subjectId: postingId, what: 'ended', data: { on } })
  return { postingId, on }
}

/** The grids and places of a posting that reaches no further. */
type Area = { id: string; kind: 'grid' | 'place' }

/** Posts an account from a day on, over the whole region or some areas of it. */
export async function grant(
  ctx: Ctx,
  row: {
    region: number
    id: string
    accountId: string
    role: string
    personId?: string | undefined
    phone?: string | null | undefined
    fromOn: string
    toOn: string | null
  },
  areas: readonly Area[] = [],
): Promise<void> {
  const { region, id: postingId } = row
  await ctx.tx.insertInto('access.posting').values(row).execute()
  if (areas.length)
    await ctx.tx
      .insertInto('access.postingArea')
      .values(areas.map(({ id: areaId, kind }) => ({ region, postingId, areaId, kind })))
      .execute()
  // A link that was made for less must not open more.
  await beyond(ctx.tx, () => dropInvites(ctx.tx, row.accountId))
  tell(ctx, {
    region,
    subject: 'posting',
    subjectId: postingId,
    what: 'appointed',
    data: { role: row.role },
  })
}

/** An account with one posting, made by the house itself: the demo's people, a program that hands in messages. */
export async function settle(
  ctx: Ctx,
  person: {
    demoKey?: string
    login?: string
    name: string
    region: number
    role: string
    personId?: string
    phone?: string
    areas?: readonly Area[]
  },
): Promise<{ accountId: string; postingId: string }> {
  const { demoKey, login = demoKey, name, region, role, personId, phone, areas = [] } = person
  const accountId = newId()
  const id = newId()
  await ctx.tx
    .insertInto('access.account')
    .values({ id: accountId, login, name, demoKey })
    .execute()
  const row = { region, id, accountId, role, fromOn: '2026-01-01', toOn: null }
  await grant(ctx, { ...row, personId, phone }, areas)
  return { accountId, postingId: id }
}

/** A posting in the role that the region's method gives to whoever joins by themselves, and a session in it. */
export async function enrol(
  ctx: Ctx,
  { region, personId, name }: { region: number; personId: string; name: string },
): Promise<Me> {
  const { methodId } = await getRegion(ctx.tx, region)
  const accountId = ctx.actor.accountId!
  // One enrolment of an account after the other, so that the second finds what the first has made.
  await accounts.lockAccount(ctx.tx, accountId)
  const known = await queries.postingOf(ctx.tx, { region, accountId, personId })
  const postingId = known?.id ?? newId(ctx.now.getTime())
  if (!known) {
    const role = ctx.house.methods.latest(methodId).defaults.selfRegistered
    await grant(ctx, {
      region,
      id: postingId,
      accountId,
      role,
      personId,
      fromOn: shanghaiDay(ctx.now),
      toOn: null,
    })
    await ctx.tx
      .updateTable('access.account')
      .set({ name })
      .where('id', '=', accountId)
      .where('name', '=', '')
      .execute()
  }
  return (await begin(ctx, accountId, { postingId })).me
}

/** The phone with which the signed-in account proved itself. */
export async function phoneOf(ctx: Ctx): Promise<string | null> {
  const account = found(await accounts.accountById(ctx.tx, ctx.actor.accountId!))
  return (
    account.phoneCipher && ctx.house.vault.open(account.phoneCipher, `account-phone:${account.id}`)
  )
}

/**
 * Those who hold one of some roles over a region today, the ones of the grid first: whom a ladder
 * turns to. With `above`, where a region has nobody in a role, the next one above it is asked.
 */
export async function holders(
  tx: Tx,
  where: {
    region: number
    roles: readonly string[]
    gridId: string | null
    at: Date
    above?: boolean
  },
): Promise<(role: string) => Holder[]> {
  const { region, roles, gridId, at, above } = where
  const regions = above ? withAbove(region) : [region]
  const ask = () => holding(tx, { region, regions, roles, gridId, today: shanghaiDay(at) })
  const all = await (above ? beyond(tx, ask) : ask())
  return role =>
    regions
      .map(region => all.filter(row => row.region === region && row.role === role))
      .find(rows => rows.length > 0) ?? []
}

/** A posting that holds today, in the region or above it: to whom work can be handed. */
export async function findServing(
  tx: Tx,
  { region, postingId, at }: { region: number; postingId: string; at: Date },
): Promise<Serving | undefined> {
  const where = { regions: withAbove(region), postingId, today: shanghaiDay(at) }
  return (await beyond(tx, () => serving(tx, where)))[0]
}

/** A region and those above it, the nearest first. */
const withAbove = (region: number): number[] => lineage(region).toReversed()

/** Without a password the account waits for its invitation. */
export async function openAccount(
  ctx: Ctx,
  {
    login,
    name,
    passwordHash = null,
  }: { login: string; name: string; passwordHash?: string | null },
): Promise<string> {
  const id = newId(ctx.now.getTime())
  await ctx.tx.insertInto('access.account').values({ id, login, name, passwordHash }).execute()
  return id
}
