/** Inputs from a procedure's own schema: such as it asks for, and such as only nearly are. */
import { z } from 'zod'
import type { Random } from '#demo/random.ts'
import { newId } from '#platform/ids.ts'
import { HOSTILE } from './hostile.ts'

type Shape = {
  type?: string
  format?: string
  pattern?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Shape[]
  items?: Shape
  properties?: Record<string, Shape>
  required?: string[]
  additionalProperties?: Shape | false
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}

/** What is really there, so that not every call ends at the first door. */
export type Known = { ids: readonly string[]; regions: readonly number[]; words: readonly string[] }

const shapes = new WeakMap<object, Shape>()

/** The shape of what a schema takes; a date comes as a text. */
export function shapeOf(schema: unknown): Shape {
  if (!schema) return {}
  const known = shapes.get(schema as object)
  if (known) return known
  const shape = z.toJSONSchema(schema as z.ZodType, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date')
        Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
    },
  }) as Shape
  shapes.set(schema as object, shape)
  return shape
}

/** A value of that shape; what may be left out sometimes is. */
export function invent(shape: Shape, random: Random, known: Known, name = ''): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return random.of(shape.enum)
  if (shape.anyOf) return invent(random.of(shape.anyOf), random, known, name)
  switch (shape.type) {
    case 'object':
      return inventObject(shape, random, known)
    case 'array': {
      const { minItems = 0, maxItems = 4, items = {} } = shape
      const length = minItems + random.below(Math.min(maxItems, 4) - minItems + 1)
      return Array.from({ length }, () => invent(items, random, known, name))
    }
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    case 'integer':
    case 'number':
      return name === 'region' ? random.of(known.regions) : inventNumber(shape, random)
    case 'string':
      return inventText(shape, random, known)
    default:
      return random.of(HOSTILE)
  }
}

function inventObject(shape: Shape, random: Random, known: Known): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties } = shape
  const entries = Object.entries(properties)
    .filter(([key]) => required.includes(key) || random.chance(0.6))
    .map(([key, inner]) => [key, invent(inner, random, known, key)])
  if (additionalProperties && entries.length === 0)
    entries.push([random.of(known.words), invent(additionalProperties, random, known)])
  return Object.fromEntries(entries) as Record<string, unknown>
}

function inventNumber({ minimum = 0, maximum = 1000 }: Shape, random: Random): number {
  const least = Math.max(minimum, -1e6)
  return random.of([
    least,
    Math.min(maximum, 999999999999),
    least + random.below(Math.min(maximum - least, 1e6) + 1),
  ])
}

function inventText(shape: Shape, random: Random, known: Known): string {
  const { format, pattern, minLength = 0, maxLength = 40 } = shape
  if (format === 'uuid') return random.chance(0.7) ? random.of(known.ids) : newId()
  if (format === 'date')
    return random.of(['2026-03-02', '2026-11-30', '1986-05-04', '2024-02-29', '9999-12-31'])
  if (format === 'date-time') return random.of(['2026-03-02T01:00:00Z', '2026-03-02T09:00:00.123Z'])
  if (pattern === String.raw`^1\d{10}$`) return `139${String(random.below(1e8)).padStart(8, '0')}`
  if (pattern === String.raw`^\d{6}$`) return String(random.below(1e6)).padStart(6, '0')
  const word = random.of(known.words)
  return word.padEnd(minLength, '长').slice(0, Math.min(maxLength, 200))
}

/** The same with one or two places in it made wrong: another type, a bound passed, a text that bites. */
export function spoil(value: unknown, random: Random): unknown {
  const holder = { value: structuredClone(value) }
  for (let times = 1 + random.below(2); times > 0; times--) {
    const places = placesIn(holder)
    const [parent, key] = random.of(places)
    const old = parent[key]
    parent[key] = random.of<() => unknown>([
      () => structuredClone(random.of(HOSTILE)),
      () => structuredClone(random.of(HOSTILE)),
      () => (typeof old === 'string' ? old + random.of(TEXTS) : [old]),
      () => (typeof old === 'number' ? old + random.of([1, -1, 0.5, 1e15]) : { [key]: old }),
      () => (Array.isArray(old) ? Array.from({ length: 300 }, () => old[0]) : null),
      () => undefined,
    ])()
    if (random.chance(0.1)) Object.defineProperty(parent, '__proto__', own())
  }
  return holder.value
}

const TEXTS = HOSTILE.filter(value => typeof value === 'string')
const own = () => ({ value: { admin: true }, enumerable: true, configurable: true, writable: true })

type Place = [parent: Record<string, unknown>, key: string]

function placesIn(value: unknown): Place[] {
  if (!value || typeof value !== 'object') return []
  const parent = value as Record<string, unknown>
  const keys = Object.keys(parent).filter(key => key !== '__proto__')
  return keys.flatMap(key => [[parent, key] as Place, ...placesIn(parent[key]).slice(0, 20)])
}
