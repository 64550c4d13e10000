/** How a posting comes to be: by an appointment, by the app itself, or by joining. */
import type { Ctx } from '#modules/ctx.ts'
import { recordEvent } from '#modules/ctx.ts'
import { getRegion } from '#modules/territory/index.ts'
import { elevated } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { lockAccount } from './account-queries.ts'
import type { Me } from './contract.ts'
import { Login } from './contract.ts'
import { dropInvites } from './invite-queries.ts'
import { postingOf, toldApart } from './posting-queries.ts'
import { begin } from './sessions.ts'

/** The grids and places of a posting that reaches no further. */
export type Area = { id: string; kind: 'grid' | 'place' }

/**
 * Posts an account from a day on, over the whole region or some areas of it. Unless it is only offered,
 * it counts at once.
 */
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
    /** Nobody where the app itself does it. */
    appointedBy?: string | null
    agreedAt?: Date | null
  },
  areas: readonly Area[] = [],
): Promise<void> {
  const { region, id: postingId, role, agreedAt = ctx.now } = row
  const { methodId } = await getRegion(ctx.tx, region)
  const duty = ctx.app.methods.latest(methodId).roles[role]?.duty
  const posting = { ...row, agreedAt, duty }
  await ctx.tx.insertInto('access.posting').values(posting).execute().catch(toldApart)
  if (areas.length)
    await ctx.tx
      .insertInto('access.postingArea')
      .values(areas.map(({ id: areaId, kind }) => ({ region, postingId, areaId, kind })))
      .execute()
  // A link that was made for less must not open more.
  if (agreedAt) await elevated(ctx.tx, () => dropInvites(ctx.tx, row.accountId))
  recordEvent(ctx, {
    region,
    subject: 'posting',
    subjectId: postingId,
    what: 'appointed',
    data: { role },
  })
}

/** An account with one posting, made by the app itself: the demo's people, a program that hands in messages. */
export async function createSeedAccount(
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
    from?: string
    /** Where whoever makes it must know them beforehand. */
    ids?: { accountId: string; postingId: string }
  },
): Promise<{ accountId: string; postingId: string }> {
  const { demoKey, login = demoKey, name, region, role, personId, phone, areas = [] } = person
  const { from = '2026-01-01', ids = { accountId: newId(), postingId: newId() } } = person
  const { accountId, postingId: id } = ids
  await ctx.tx
    .insertInto('access.account')
    .values({ id: accountId, login: login && Login.parse(login), name, demoKey })
    .execute()
  const row = { region, id, accountId, role, fromOn: from, toOn: null }
  await grant(ctx, { ...row, personId, phone }, areas)
  return ids
}

/** Whether the signed-in account already acts as a person. */
export const isEnrolled = async (
  { tx, actor }: Ctx,
  { region, personId }: { region: number; personId: string },
): Promise<boolean> =>
  (await postingOf(tx, { region, personId, accountId: actor.accountId! })) !== undefined

/** A posting in the role that the region's method gives to whoever joins by themselves, and a session in it. */
export async function joinCommunity(
  ctx: Ctx,
  { region, personId, name }: { region: number; personId: string; name: string },
): Promise<Me> {
  const { methodId } = await getRegion(ctx.tx, region)
  const accountId = ctx.actor.accountId!
  // One enrolment of an account after the other, so that the second finds what the first has made.
  await lockAccount(ctx.tx, accountId)
  const known = await postingOf(ctx.tx, { region, accountId, personId })
  const postingId = known?.id ?? newId(ctx.now.getTime())
  if (!known) {
    const role = ctx.app.methods.latest(methodId).defaults.selfRegistered
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
