/** Security events: what touched the safety of accounts and data, kept for the auditor (GB/T 22239-2019, 8.1.4.3). */
import type { Ctx } from '#modules/ctx.ts'
import { elevated, queueStatement } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { depthOf, interval } from '#platform/regions.ts'
import type { InputOf, OutputOf } from '#platform/rpc/serve.ts'
import type { audit, SecurityWhat } from './contract.ts'
import { securityEventsOf } from './queries.ts'
import { inPages, PAGE } from './pages.ts'

type Given = {
  what: SecurityWhat
  succeeded: boolean
  /** Whose act it was, where the call itself does not know yet: a sign-in. */
  accountId?: string | null | undefined
  /** Whom it was done to, where that is another account. */
  subjectAccountId?: string | null | undefined
  region?: number | undefined
  /** Codes and ids only: never a login, a name or a number of somebody. */
  data?: Record<string, string | number | boolean>
}

/**
 * Written in the transaction of the act. Whoever tells of a failure refuses with `keep`, so that the
 * event outlives the refusal.
 */
export function recordSecurityEvent(ctx: Ctx, given: Given): void {
  const { what, succeeded, accountId, subjectAccountId = null, region, data = {} } = given
  const row = {
    region: region ?? ctx.actor.region,
    id: newId(ctx.now.getTime()),
    at: ctx.now,
    what,
    succeeded,
    accountId: accountId ?? ctx.actor.accountId,
    subjectAccountId,
    ip: ctx.ip,
    data: JSON.stringify(data),
  }
  queueStatement(ctx.tx, ctx.tx.insertInto('audit.securityEvent').values(row).execute())
}

/**
 * What happened in a region and below it, newest first. Who tries with no account at all, or with one
 * that has no post yet, stands nowhere: that is told at the top.
 */
export async function securityEvents(
  { tx }: Ctx,
  { region, ...asked }: InputOf<typeof audit.securityEvents>,
): Promise<OutputOf<typeof audit.securityEvents>> {
  const where = { ...asked, ...interval(region), nowhere: depthOf(region) === 0 }
  return inPages(await elevated(tx, () => securityEventsOf(tx, where, PAGE + 1)))
}
