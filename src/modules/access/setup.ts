/** The first steps of a real installation: its regions and the one person who will appoint the rest. */
import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '#methods/define.ts'
import { recordSecurityEvent } from '#modules/audit/index.ts'
import type { Ctx, App } from '#modules/ctx.ts'
import { foundRegion } from '#modules/territory/index.ts'
import { newId, sha256 } from '#platform/ids.ts'
import { count } from '#platform/limits.ts'
import { AppError } from '#platform/app-error.ts'
import { within } from '#platform/regions.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { access, Me } from './contract.ts'
import { hashed } from './passwords.ts'
import { grant, openAccount } from './granting.ts'
import { begin } from './sessions.ts'

const TRIES = { max: 10, seconds: 900 }

/** The token that the server prints at its start while nobody has an account. */
export const setupToken = (app: App): string => app.vault.secret('setup')

/** Needed until somebody is posted: an account alone anybody can open who has a phone. */
export async function setupState({ tx }: Ctx): Promise<{ needed: boolean }> {
  return {
    needed:
      (await tx.selectFrom('access.posting').select('id').limit(1).executeTakeFirst()) ===
      undefined,
  }
}

export async function setUp(
  ctx: Ctx,
  { token, login, name, password, methodId, regions }: InputOf<typeof access.setUp>,
): Promise<Me> {
  await count(ctx.tx, `setup:${ctx.ip}`, TRIES, ctx.now)
  if (!timingSafeEqual(sha256(token), sha256(setupToken(ctx.app)))) {
    recordSecurityEvent(ctx, { what: 'setUp', succeeded: false })
    throw new AppError('FORBIDDEN', 'wrong-setup-token', { field: 'token', keep: true })
  }
  const account = await hashed(ctx.tx, { login, name, password })
  // Two at once would each find nobody there.
  await sql`select pg_advisory_xact_lock(hashtextextended('setup', 0))`.execute(ctx.tx)
  if (!(await setupState(ctx)).needed) throw new AppError('CONFLICT', 'already-set-up')
  const roles = administering(ctx, methodId)

  for (const [i, { code, name: regionName }] of regions.entries()) {
    const parent = regions[i - 1]?.code ?? null
    if (parent !== null && (code === parent || !within(code, parent)))
      throw new AppError('NOT_ACCEPTABLE', 'not-a-chain', { field: 'regions' })
    await foundRegion(ctx, { code, name: regionName, alias: null, parent, methodId })
  }
  const accountId = await openAccount(ctx, account)
  const post = { region: regions[0]!.code, accountId, fromOn: shanghaiDay(ctx.now), toOn: null }
  let postingId: string | undefined
  for (const [role, duties] of roles) {
    const id = newId(ctx.now.getTime())
    await grant(ctx, { ...post, id, role })
    // They begin where others are appointed: an auditor, who must be somebody else, and whoever serves.
    if (ctx.app.abilitiesOf(duties).has('posting.appoint')) postingId = id
  }
  recordSecurityEvent(ctx, { what: 'setUp', succeeded: true, accountId, region: post.region })
  return (await begin(ctx, accountId, postingId ? { postingId } : {})).me
}

/** The posts that administer without seeing people; one person holds them all until others are appointed. */
function administering(ctx: Ctx, methodId: string): [string, Role][] {
  const method = ctx.app.methods.all().find(({ id }) => id === methodId)
  if (!method) throw new AppError('NOT_ACCEPTABLE', 'unknown-method', { field: 'methodId' })
  return Object.entries(method.roles).filter(([, { duty }]) => duty === 'administers')
}
