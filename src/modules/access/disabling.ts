/** An account that must not be used any more, and one that may again. */
import { recordSecurityEvent } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { elevated } from '#platform/db/db.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { setAccount } from './account-queries.ts'
import type { access } from './contract.ts'
import { dropInvites } from './invite-queries.ts'
import { ownAccount } from './own-accounts.ts'
import { endAll } from './session-queries.ts'

type One = { region: number; postingId: string }

/** From now on nobody signs in with it; whoever is in, is out at the next call. */
export async function disableAccount(
  ctx: Ctx,
  { reason, ...one }: InputOf<typeof access.disableAccount>,
): Promise<{ postingId: string }> {
  const accountId = await set(ctx, one, { disabledAt: ctx.now, disabledReason: reason })
  await elevated(ctx.tx, () =>
    Promise.all([endAll(ctx.tx, accountId), dropInvites(ctx.tx, accountId)]),
  )
  return { postingId: one.postingId }
}

export async function enableAccount(ctx: Ctx, one: One): Promise<{ postingId: string }> {
  await set(ctx, one, { disabledAt: null, disabledReason: null })
  return { postingId: one.postingId }
}

async function set(
  ctx: Ctx,
  one: One,
  state: { disabledAt: Date | null; disabledReason: string | null },
): Promise<string> {
  const { account } = await ownAccount(ctx, one)
  await elevated(ctx.tx, () => setAccount(ctx.tx, account.id, state))
  recordSecurityEvent(ctx, {
    what: state.disabledAt ? 'accountDisabled' : 'accountEnabled',
    succeeded: true,
    region: one.region,
    subjectAccountId: account.id,
    data: { postingId: one.postingId },
  })
  return account.id
}
