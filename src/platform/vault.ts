/**
 * Sensitive fields: AES-256-GCM bound to their row, with a keyed blind index for equality. The keys
 * lie beside the data folder's files, never in the database, so a stolen dump opens nothing.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Vault = {
  seal(value: string, bound: string): Buffer
  open(sealed: Buffer, bound: string): string
  /** Equal values have equal indexes; 16 bytes, useless without the key. */
  index(value: string): Buffer
  /** A secret for one named purpose, the same at every start. */
  secret(purpose: string): string
}

type Keys = { current: number; data: Record<string, string>; index: string }

/** Opens the vault of a data folder, making its keys at the first start (file mode 0600). */
export function openVault(folder: string): Vault {
  return vaultOf(loadKeys(join(folder, 'keys.json')))
}

export function vaultOf(keys: Keys): Vault {
  // Prepared once: a key handed over as bytes costs more than the sealing.
  const prepared = (text: string) => createSecretKey(text, 'base64')
  const data = new Map(Object.entries(keys.data).map(([id, text]) => [Number(id), prepared(text)]))
  const key = (id: number): KeyObject => {
    const known = data.get(id)
    if (!known) throw new Error(`key ${id} is not in keys.json`)
    return known
  }
  const indexKey = prepared(keys.index)
  const hmac = (text: string) => createHmac('sha256', indexKey).update(text).digest()

  return {
    seal(value, bound) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key(keys.current), nonce).setAAD(
        Buffer.from(bound),
      )
      const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([keys.current]), nonce, cipher.getAuthTag(), body])
    },
    open(sealed, bound) {
      const decipher = createDecipheriv('aes-256-gcm', key(sealed[0]!), sealed.subarray(1, 13))
        .setAAD(Buffer.from(bound))
        .setAuthTag(sealed.subarray(13, 29))
      return decipher.update(sealed.subarray(29), undefined, 'utf8') + decipher.final('utf8')
    },
    index: value => hmac(`index:${value}`).subarray(0, 16),
    secret: purpose => hmac(`secret:${purpose}`).toString('base64url'),
  }
}

function loadKeys(file: string): Keys {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Keys
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const fresh = () => randomBytes(32).toString('base64')
  const keys: Keys = { current: 1, data: { 1: fresh() }, index: fresh() }
  // 'wx': two servers that start at once must not each invent keys.
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600, flag: 'wx' })
  return keys
}

/** 138****5678: what staff see of a phone until they state a purpose. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** 110101********0016: as much of a citizen id. */
export const maskCitizenId = (id: string): string => `${id.slice(0, 6)}********${id.slice(-4)}`
