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
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
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
  const file = join(folder, 'keys.json')
  // New keys would open nothing that is there, and what they seal the old ones could not open.
  if (!existsSync(file) && existsSync(join(folder, 'postgres'))) throw new Error(keysLost(file))
  return vaultOf(loadKeys(file))
}

/** What tells keys apart and opens nothing: one line for each key of a file. */
export function fingerprintsOf(file: string): string[] {
  const { data, index } = JSON.parse(readFileSync(file, 'utf8')) as Keys
  return [index, ...Object.values(data)].map(key =>
    createHmac('sha256', Buffer.from(key, 'base64')).update('fingerprint').digest('hex'),
  )
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

const keysLost = (file: string) =>
  `缺少密钥文件 ${file}：没有它，已加密的电话和证件号无人能读。请放回与该数据库同时使用的 keys.json。\n` +
  `${file} is missing: without it nobody can read the sealed phones and ids. Put back the keys.json ` +
  'that was used with this database.'

/** 138****5678: what staff see of a phone until they state a purpose. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** 110101********0016: as much of a citizen id. */
export const maskCitizenId = (id: string): string => `${id.slice(0, 6)}********${id.slice(-4)}`
