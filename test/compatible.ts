/** Whether today's contract still serves whoever was written for an earlier one. */
import type { Digest } from '#app/release.ts'

type Schema = {
  type?: string
  enum?: unknown[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: Schema | boolean
  [bound: string]: unknown
}

/** What a caller of the earlier contract would stumble over. */
export function breaks(before: Digest, now: Digest): string[] {
  return Object.entries(before).flatMap(([name, was]) => {
    const is = now[name]
    if (!is) return [`${name}: removed`]
    if (is.method !== was.method || is.path !== was.path) return [`${name}: moved`]
    return [
      // What was accepted is accepted still; what is given now could have been given then.
      ...misfits(schemaOf(was.input), schemaOf(is.input), `${name} input`),
      ...misfits(schemaOf(is.output), schemaOf(was.output), `${name} output`),
      ...lost(schemaOf(was.output), schemaOf(is.output), `${name} output`),
    ]
  })
}

const schemaOf = (schema: unknown): Schema => (schema ?? {}) as Schema

/** Values of `some` that are none of `all`. */
function misfits(some: Schema, all: Schema, at: string): string[] {
  if (some.anyOf) return some.anyOf.flatMap(branch => misfits(branch, all, at))
  if (all.anyOf) {
    const tries = all.anyOf.map(branch => misfits(some, branch, at))
    const alike = all.anyOf.findIndex(({ type }) => type === some.type)
    return tries.some(found => found.length === 0) ? [] : tries[Math.max(alike, 0)]!
  }
  if (Object.keys(all).length === 0) return []
  if (some.type !== all.type && !(some.type === 'integer' && all.type === 'number'))
    return [`${at}: ${some.type ?? 'anything'} is no ${all.type}`]
  return [
    ...narrowed(some, all, at),
    ...(some.items && all.items ? misfits(some.items, all.items, `${at}[]`) : []),
    ...(isSchema(some.additionalProperties) && isSchema(all.additionalProperties)
      ? misfits(some.additionalProperties, all.additionalProperties, `${at}{}`)
      : []),
    ...fields(some, all, at),
  ]
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

const MOST = ['maximum', 'maxLength', 'maxItems']
const LEAST = ['minimum', 'minLength', 'minItems']
const SAME = ['pattern', 'format']

function narrowed(some: Schema, all: Schema, at: string): string[] {
  const tighter = [
    ...MOST.filter(bound => number(all[bound], Infinity) < number(some[bound], Infinity)),
    ...LEAST.filter(bound => number(all[bound], -Infinity) > number(some[bound], -Infinity)),
    ...SAME.filter(bound => all[bound] !== undefined && all[bound] !== some[bound]),
  ]
  const unknown = all.enum
    ? (some.enum ?? ['anything']).filter(value => !all.enum!.includes(value))
    : []
  return [...tighter, ...unknown].map(what => `${at}: ${String(what)}`)
}

const number = (value: unknown, otherwise: number) =>
  typeof value === 'number' ? value : otherwise

function fields(some: Schema, all: Schema, at: string): string[] {
  const missing = (all.required ?? []).filter(field => !some.required?.includes(field))
  const both = Object.entries(some.properties ?? {}).flatMap(([field, schema]) => {
    const other = all.properties?.[field]
    return other ? misfits(schema, other, `${at}.${field}`) : []
  })
  return [...missing.map(field => `${at}.${field}: required`), ...both]
}

/** Fields that are no longer given, also those that were not always there. */
function lost(was: Schema, is: Schema, at: string): string[] {
  const branch = (schema: Schema) => schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
  const [before, now] = [branch(was), branch(is)]
  if (before.items && now.items) return lost(before.items, now.items, `${at}[]`)
  return Object.entries(before.properties ?? {}).flatMap(([field, schema]) => {
    const other = now.properties?.[field]
    return other ? lost(schema, other, `${at}.${field}`) : [`${at}.${field}: removed`]
  })
}
