/** Links with which a password is set: one an account. */
import type { Tx } from '#platform/db/db.ts'

export const putInvite = (
  tx: Tx,
  row: { tokenHash: Buffer; accountId: string; forgetsFactor: boolean; expiresAt: Date },
) =>
  tx
    .insertInto('access.invite')
    .values(row)
    .onConflict(conflict => conflict.column('accountId').doUpdateSet(row))
    .execute()

export const dropInvites = (tx: Tx, accountId: string) =>
  tx.deleteFrom('access.invite').where('accountId', '=', accountId).execute()

type Link = { tokenHash: Buffer; now: Date }

export const invited = (tx: Tx, { tokenHash, now }: Link) =>
  tx
    .selectFrom('access.invite as i')
    .innerJoin('access.account as a', 'a.id', 'i.accountId')
    .select(['i.accountId', 'a.login', 'a.name'])
    .where('i.tokenHash', '=', tokenHash)
    .where('i.expiresAt', '>', now)
    .executeTakeFirst()

/** Of all who follow a link at once, one uses it up. */
export const takeInvite = (tx: Tx, { tokenHash, now }: Link) =>
  tx
    .deleteFrom('access.invite')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .returning(['accountId', 'forgetsFactor'])
    .executeTakeFirst()
