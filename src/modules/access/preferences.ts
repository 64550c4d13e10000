/** What an account has arranged for itself, kept on the server so that it is there on every machine. */
import type { Ctx } from '#modules/ctx.ts'
import { AppError } from '#platform/app-error.ts'
import { JSON_VALUE_LETTERS } from '#platform/rpc/procedure.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { access } from './contract.ts'
import { lockAccount } from './account-queries.ts'

const MOST = 50

export const preferences = ({ tx, actor }: Ctx) =>
  tx
    .selectFrom('access.preference')
    .select(['key', 'value'])
    .where('accountId', '=', actor.accountId)
    .orderBy('key')
    .execute()

/** Keeps one arrangement; null forgets it. */
export async function setPreference(
  { tx, actor }: Ctx,
  { key, value }: InputOf<typeof access.setPreference>,
): Promise<{ key: string }> {
  const accountId = actor.accountId!
  const text = JSON.stringify(value ?? null)
  if (text.length > JSON_VALUE_LETTERS)
    throw new AppError('NOT_ACCEPTABLE', 'preference-too-large', { field: 'value' })
  if (text === 'null') {
    await tx
      .deleteFrom('access.preference')
      .where('accountId', '=', accountId)
      .where('key', '=', key)
      .execute()
    return { key }
  }
  // One after the other, so that each counts what the others have kept.
  await lockAccount(tx, accountId)
  await tx
    .insertInto('access.preference')
    .values({ accountId, key, value: text })
    .onConflict(conflict => conflict.columns(['accountId', 'key']).doUpdateSet({ value: text }))
    .execute()
  const kept = await tx
    .selectFrom('access.preference')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
  if (kept.n > MOST) throw new AppError('CONFLICT', 'too-many-preferences')
  return { key }
}
