import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A UUIDv7 (RFC 9562): sorts by the moment it was minted. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return uuidOf(bytes)
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
