import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'

/** A UUIDv7 (RFC 9562): sorts by the moment it was minted. */
export function newId(now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0')
  // All behind the version is as random as in the version before; it is drawn from a stock of its own.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice('xxxxxxxx-xxxx-4'.length)}`
}

/** Sixteen bytes as an id is written. */
export function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}

// Without I, L, O, U: what is read out over the phone must not be mistaken.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A random code of letters and digits, five bits each, that survives being read out. */
export const spokenCode = (length: number): string =>
  Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** Bytes in the same letters: five bytes are eight of them. */
export function spoken(bytes: Uint8Array): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map(five => LETTERS[Number.parseInt(five, 2)]).join('')
}

/** A token of 256 random bits; the database only ever learns its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const sha256 = (data: string | Uint8Array): Buffer =>
  createHash('sha256').update(data).digest()
