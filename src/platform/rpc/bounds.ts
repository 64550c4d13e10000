/**
 * How large the largest input of a procedure can be. It is read off its contract, so that the door
 * knows what cannot be meant before anything is parsed or validated; a part without an end is refused
 * when the server starts.
 */
import { z } from 'zod'

type Bounds = { bytes: number; values: number }
type Part = z.core.JSONSchema.BaseSchema

/** What a letter takes at most: written as an escape. */
const LETTER_BYTES = 6
/** A number, a word such as `false`, a moment, an id: each with its quotation marks and a comma. */
const SHORT: Bounds = { bytes: 50, values: 1 }
const SHORT_FORMATS = new Set(['uuid', 'date', 'date-time'])

/** Throws with the path of what has no end. */
export function boundsOf(schema: z.ZodType | undefined): Bounds {
  if (!schema) return SHORT
  const document = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date')
        Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
    },
  })
  return boundsOfPart(document, 'input')
}

function boundsOfPart(part: Part, path: string): Bounds {
  const kinds = part.anyOf ?? part.oneOf
  if (kinds) return largest(kinds.map(kind => boundsOfPart(kind as Part, path)))
  if (part.enum) return largest(part.enum.map(word => text(String(word).length)))
  if (part.maxLength !== undefined)
    // What is kept as it came says how long it is as a whole, and a value takes two letters.
    return { ...text(part.maxLength), values: part.type === 'string' ? 1 : part.maxLength / 2 }
  switch (part.type) {
    case 'array':
      return many(part.maxItems, boundsOfPart(part.items as Part, `${path}[]`), path)
    case 'object':
      return sum([
        ...Object.entries(part.properties ?? {}).map(([name, value]) =>
          named(text(name.length), boundsOfPart(value as Part, `${path}.${name}`)),
        ),
        ...(typeof part.additionalProperties === 'object'
          ? [boundsOfEntries(part, `${path}.*`)]
          : []),
      ])
    case 'string':
      if (!SHORT_FORMATS.has(part.format ?? '')) throw new Error(`${path} has no bound`)
      return SHORT
    case 'number':
    case 'integer':
    case 'boolean':
    case 'null':
      return SHORT
    default:
      throw new Error(`${path} has no bound`)
  }
}

function boundsOfEntries(
  { maxProperties, propertyNames, additionalProperties }: Part,
  path: string,
): Bounds {
  const name = boundsOfPart(propertyNames as Part, path)
  return many(maxProperties, named(name, boundsOfPart(additionalProperties as Part, path)), path)
}

const text = (letters: number): Bounds => ({ bytes: LETTER_BYTES * letters + 3, values: 1 })
const named = (name: Bounds, value: Bounds): Bounds => ({
  bytes: name.bytes + value.bytes,
  values: value.values,
})
const sum = (parts: Bounds[]): Bounds =>
  parts.reduce(
    (all, part) => ({ bytes: all.bytes + part.bytes, values: all.values + part.values }),
    SHORT,
  )
const largest = (parts: Bounds[]): Bounds => ({
  bytes: Math.max(...parts.map(({ bytes }) => bytes)),
  values: Math.max(...parts.map(({ values }) => values)),
})

function many(most: number | undefined, { bytes, values }: Bounds, path: string): Bounds {
  if (most === undefined) throw new Error(`${path} has no bound`)
  return { bytes: most * bytes + SHORT.bytes, values: most * values + SHORT.values }
}

/** Whether a parsed text holds more than so many values, however deep they lie. */
export function holdsMoreThan(most: number, parsed: unknown): boolean {
  const open = [parsed]
  for (let seen = 0; open.length;) {
    const value = open.pop()
    if (++seen > most) return true
    if (typeof value !== 'object' || value === null) continue
    const parts = Array.isArray(value) ? value : Object.values(value)
    if (seen + open.length + parts.length > most) return true
    for (const part of parts) open.push(part)
  }
  return false
}
