/**
 * The base of every procedure in every contract: the few ways in which a call can be refused, each
 * with its HTTP status. A `reason` is a word of the refusing module, found in its translations.
 */
import { oc } from '@orpc/contract'
import { z } from 'zod'

// The pages forbid making code of texts: a library that only tries whether it may is reported, too.
z.config({ jitless: 'document' in globalThis })

const Why = z.object({
  reason: z.string(),
  field: z.string().optional(),
  number: z.string().optional(),
})

/** A write is remembered by its command id unless its answer must not be kept: a session, a phone in clear. */
export type Meta = {
  remembered?: boolean
  /** It compares a secret: tries are counted by address, whoever makes them. */
  secret?: boolean
}

const procedure = oc.$meta<Meta>({}).errors({
  SIGN_IN_FIRST: { status: 401, data: Why },
  FORBIDDEN: { status: 403, data: Why },
  NOT_FOUND: { status: 404, data: Why },
  CONFLICT: { status: 409, data: Why },
  NOT_ACCEPTABLE: { status: 422, data: Why },
  TOO_MANY: { status: 429, data: Why.extend({ retryAfterSeconds: z.number() }) },
})

/** Reads are GET, writes are POST: the write carries a command id and is remembered. */
export const read = (path: `/${string}`) => procedure.route({ method: 'GET', path })
export const write = (path: `/${string}`) => procedure.route({ method: 'POST', path })
export const writeUnremembered = (path: `/${string}`) => write(path).meta({ remembered: false })

/** A way in: it tries a password, a code or a link. */
export const door = (path: `/${string}`) => write(path).meta({ remembered: false, secret: true })

export const RegionCode = z.coerce.number().int().min(100000000000).max(999999999999)
export const Id = z.uuid()
export const Day = z.iso.date()

export const InRegion = z.object({ region: RegionCode })
export const One = InRegion.extend({ id: Id })
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
})
/** In a query string a boolean is a word, and every word is true to a plain coercion. */
export const BooleanParam = z
  .union([z.boolean(), z.string().max(8).pipe(z.stringbool())])
  .default(false)

/** What people type: trimmed, never empty, of bounded length. */
export const text = (max: number) => z.string().trim().min(1).max(max)

/** The same where it may be left out. */
export const optionalText = (max: number) => z.string().trim().max(max).nullable().default(null)

/** How many letters of JSON something may be that is kept as it came. */
export const JSON_VALUE_LETTERS = 20_000

/** What is kept as it came: whatever JSON can say, and no deeper than anybody means it. */
export const JsonValue = z
  .unknown()
  .refine(value => isPlain(value, DEEPEST), { abort: true })
  .meta({ maxLength: JSON_VALUE_LETTERS })

const DEEPEST = 20

function isPlain(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint'
  const made = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  return made && left > 0 && Object.values(value).every(part => isPlain(part, left - 1))
}
