import { z } from 'zod'
import { Day, Id, InRegion, One, optionalText, read, text, write } from '#platform/rpc/procedure.ts'

export const HONOUR_KINDS = ['honour', 'status', 'milestone'] as const
/** From the highest down: in a year the higher stands first. */
export const HONOUR_LEVELS = ['national', 'province', 'city', 'county', 'street'] as const

const Year = z.number().int().min(1949).max(2100)

/** One line of a community's timeline: an honour, what it was called for a time, good or bad, or what happened. */
export const Honour = z.object({
  region: z.number(),
  id: Id,
  kind: z.enum(HONOUR_KINDS),
  good: z.boolean(),
  title: z.string(),
  level: z.enum(HONOUR_LEVELS).nullable(),
  issuer: z.string().nullable(),
  /** To whom, where it was not the community itself. */
  holder: z.string().nullable(),
  /** Not everybody who tells of an honour says when. */
  year: z.number().nullable(),
  fromOn: Day.nullable(),
  /** The first day on which it holds no more. */
  toOn: Day.nullable(),
  /** The certificate, as a picture. */
  photo: z.object({ id: Id, url: z.string() }).nullable(),
  note: z.string().nullable(),
  version: z.number(),
})
export type Honour = z.infer<typeof Honour>

/** What is written down of it: of an honour its level; `good` false only of a status. */
export const HonourEntry = One.extend({
  kind: z.enum(HONOUR_KINDS).default('honour'),
  good: z.boolean().default(true),
  title: text(80),
  level: z.enum(HONOUR_LEVELS).nullable().default(null),
  issuer: optionalText(80),
  holder: optionalText(60),
  year: Year.nullable().default(null),
  fromOn: Day.nullable().default(null),
  toOn: Day.nullable().default(null),
  photoId: Id.nullable().default(null),
  note: optionalText(500),
})

export type HonourEntry = z.infer<typeof HonourEntry>

export const publications = {
  /** For everybody; newest year first, in it the highest level, and last what nobody dated. */
  honours: read('/regions/{region}/honours').input(InRegion).output(z.array(Honour)),
  addHonour: write('/regions/{region}/honours').input(HonourEntry).output(Honour),
  /** Refuses what somebody else changed meanwhile: it names the version that it corrects. */
  changeHonour: write('/regions/{region}/honours/{id}')
    .input(HonourEntry.extend({ version: z.number().int() }))
    .output(Honour),
  removeHonour: write('/regions/{region}/honours/{id}/remove').input(One).output(Honour),
  restoreHonour: write('/regions/{region}/honours/{id}/restore').input(One).output(Honour),
}
