/** What somebody does to their own account, also at the door, where nobody stands in a posting yet. */
import { recordSecurityEvent } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { firstRegionOf } from './posting-queries.ts'

type Own = Omit<Parameters<typeof recordSecurityEvent>[1], 'region'>

/**
 * Kept where one stands, or else where the account was first posted, so that its own auditor reads it and
 * no other. One question also where nobody is meant: an unknown login takes as long as a known one.
 */
export async function recordOwnEvent(ctx: Ctx, event: Own): Promise<void> {
  const { accountId = ctx.actor.accountId } = event
  const standing = accountId === ctx.actor.accountId && ctx.actor.region
  const region = standing || ((await firstRegionOf(ctx.tx, accountId))?.region ?? 0)
  recordSecurityEvent(ctx, { ...event, region })
}
