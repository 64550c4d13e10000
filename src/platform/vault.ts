/**
 * Sensitive fields: AES-256-GCM bound to their row, with a keyed blind index for equality. The keys
 * lie beside the data folder's files, never in the database, so a stolen dump opens nothing.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { CipherGCM, KeyObject } from 'node:crypto'
import { openKeys } from './keys.ts'

export type Vault = {
  seal(value: string, bound: string): Buffer
  open(sealed: Buffer, bound: string): string
  /** Seals what is too large to hold: its head, known at the end, goes before what the cipher gives. */
  sealing(bound: string): { cipher: CipherGCM; head(): Buffer }
  /** The key of something sealed, to open it in another thread. */
  keyOf(sealed: Buffer): KeyObject
  /** The number of the key that seals now; it is the first byte of what it sealed. */
  current(): number
  /** Equal values have equal indexes; 16 bytes, useless without the key. */
  index(value: string): Buffer
  /** Under which a value may stand: its index, and while the key of indexes is changed another. */
  indexes(value: string): Buffer[]
  /** By which a text is known again and never found out: even one of few possible texts, such as a phone. */
  fingerprint(text: string): Buffer
  /** A secret for one named purpose, the same at every start. */
  secret(purpose: string): string
}

/** How many bytes go before what was sealed. */
export const HEAD_BYTES = 29

/** Opens the vault of a data folder, making its keys at the first start. */
export function openVault(folder: string): Vault {
  const keys = openKeys(folder)
  const keyOf = (sealed: Buffer): KeyObject => {
    const id = sealed[0]!
    // Somebody else may have sealed it with a key of which this server has not heard yet.
    const known = keys.ring().data.get(id) ?? keys.reread().data.get(id)
    if (!known) throw new Error(`key ${id} is not in keys.json`)
    return known
  }
  const hmac = (key: KeyObject, text: string) => createHmac('sha256', key).update(text).digest()
  const indexes = (value: string) =>
    keys.ring().indexes.map(key => hmac(key, `index:${value}`).subarray(0, 16))
  const sealing: Vault['sealing'] = bound => {
    const { current, data } = keys.ring()
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', data.get(current)!, nonce)
    cipher.setAAD(Buffer.from(bound))
    const head = () => Buffer.concat([Buffer.from([current]), nonce, cipher.getAuthTag()])
    return { cipher, head }
  }

  return {
    sealing,
    keyOf,
    current: () => keys.ring().current,
    seal(value, bound) {
      const { cipher, head } = sealing(bound)
      const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
      return Buffer.concat([head(), body])
    },
    open: (sealed, bound) => openSealed(sealed, { key: keyOf(sealed), bound }).toString('utf8'),
    indexes,
    index: value => indexes(value)[0]!,
    fingerprint: text => hmac(keys.ring().secrets, `fingerprint:${text}`),
    secret: purpose => hmac(keys.ring().secrets, `secret:${purpose}`).toString('base64url'),
  }
}

/** Opens what was sealed for that row or file; fails if it was sealed for another, or changed. */
export function openSealed(
  sealed: Buffer,
  { key, bound }: { key: KeyObject; bound: string },
): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
    .setAAD(Buffer.from(bound))
    .setAuthTag(sealed.subarray(13, HEAD_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()])
}

/** 1********78: what staff see of a phone until they state a purpose; the first digit is everybody's. */
export const maskPhone = (phone: string): string => `${phone[0]}********${phone.slice(-2)}`

/**
 * Of a citizen id one sees that it is known. Beside birth date, sex and county its last two digits
 * would leave some nine numbers, for the very last checks all others.
 */
export const MASKED_CITIZEN_ID = '*'.repeat(18)

const WHOLE_NUMBERS =
  /(?<!\d)(?:(?:\d[ -]?){17}[\dXx]|(?:\d[ -]?){14}\d|0(?:[ -]?\d){9,11}|(?:\d[ -]?){10}\d)(?!\d)/g

/** A text in which whole phones and citizen ids are masked, also those that are written in groups. */
export const maskNumbers = (text: string): string =>
  text.normalize('NFKC').replace(WHOLE_NUMBERS, number => {
    const digits = number.replace(/[ -]/g, '')
    return digits.length < 13 ? maskPhone(digits) : '*'.repeat(digits.length)
  })
