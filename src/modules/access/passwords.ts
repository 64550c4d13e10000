import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Tx } from '#platform/db/db.ts'
import { outsideTransaction } from '#platform/db/db.ts'
import { sha256 } from '#platform/ids.ts'
import { AppError } from '#platform/app-error.ts'
import { isCommon } from './common-passwords.ts'

const derive = promisify(argon2)

/** argon2id, 19 MiB, two passes: the form that OWASP gives as its minimum. */
async function hashPassword(password: string, nonce = randomBytes(16)): Promise<string> {
  const hash = await derive('argon2id', {
    message: password,
    nonce,
    parallelism: 1,
    tagLength: 32,
    memory: 19_456,
    passes: 2,
  })
  return `${nonce.toString('base64')}.${hash.toString('base64')}`
}

type Somebody = {
  password?: string | undefined
  login?: string | null | undefined
  name?: string | undefined
}

export function refuseCommon({ password, login, name }: Somebody, field = 'password'): void {
  if (password !== undefined && isCommon(password, [login, name]))
    throw new AppError('NOT_ACCEPTABLE', 'common-password', { field })
}

/**
 * Somebody with the hash in place of the password: the one way in which a password is set. What
 * everybody would try first is refused. It is worked out while the transaction holds no connection: a
 * crowd that sets passwords must not keep everybody from the database.
 */
export async function hashed<T extends Somebody>(
  tx: Tx,
  { password, ...somebody }: T,
): Promise<Omit<T, 'password'> & { passwordHash: string | null }> {
  refuseCommon({ password, ...somebody })
  const passwordHash =
    password === undefined ? null : await outsideTransaction(tx, () => hashPassword(password))
  return { ...somebody, passwordHash }
}

/** Whether a password is the stored one; where none is stored the same work is done in vain. */
export async function matches(
  password: string,
  stored: string | null | undefined,
): Promise<boolean> {
  const [nonce, hash] = (stored ?? `${'A'.repeat(22)}==.${'A'.repeat(43)}=`).split('.')
  const again = (await hashPassword(password, Buffer.from(nonce!, 'base64'))).split('.')[1]!
  return timingSafeEqual(sha256(again), sha256(hash!)) && Boolean(stored)
}
