import { z } from 'zod'
import { Me } from '#modules/access/contract.ts'
import { ExportRequest } from '#modules/audit/contract.ts'
import { Day, BooleanParam, Id, InRegion, text, One, Page, read, RegionCode, write, writeUnremembered } from '#platform/rpc/procedure.ts'

/** A person as staff see one: the phone masked until a reveal states its purpose; where they live, if anywhere. */
export const Person = z.object({
  region: z.number(),
  id: Id,
  name: z.string(),
  phoneMasked: z.string().nullable(),
  placeId: Id.nullable(),
  address: z.string().nullable(),
})
export type Person = z.infer<typeof Person>

export const SEXES = ['male', 'female'] as const
export const RESIDENCY_KINDS = ['registered', 'floating', 'usual'] as const
export const RELATIONS = ['head', 'spouse', 'child', 'grandchild', 'parent', 'grandparent', 'sibling', 'other', 'unrelated'] as const

/** One line of the residents' register: who lives where now. */
export const Resident = z.object({
  region: z.number(),
  /** Of the residency: whoever lives in two homes stands there twice. */
  id: Id,
  personId: Id,
  placeId: Id,
  name: z.string(),
  sex: z.enum(SEXES).nullable(),
  birthOn: Day.nullable(),
  age: z.number().nullable(),
  kind: z.enum(RESIDENCY_KINDS),
  relation: z.enum(RELATIONS).nullable(),
  address: z.string(),
  gridName: z.string().nullable(),
  origin: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  citizenIdMasked: z.string().nullable(),
  /** Null where nobody said since when. */
  fromOn: Day.nullable(),
})
export type Resident = z.infer<typeof Resident>

const USES = ['own', 'let', 'vacant', 'business'] as const
const RESIDENCE_TYPES = ['present', 'absent', 'unregistered', 'renting'] as const

/** Somebody who lives in a home, or lived there: then without a number. */
export const Member = Resident.pick({
  personId: true,
  name: true,
  sex: true,
  age: true,
  kind: true,
  relation: true,
  phoneMasked: true,
  fromOn: true,
}).extend({ toOn: Day.nullable() })
export type Member = z.infer<typeof Member>

/** The card of a home: how it is used, who lives there and who did. */
export const HomeCard = z.object({
  region: z.number(),
  placeId: Id,
  address: z.string(),
  gridName: z.string().nullable(),
  households: z.array(
    z.object({
      id: Id,
      use: z.enum(USES).nullable(),
      residenceType: z.enum(RESIDENCE_TYPES).nullable(),
      declaredUsual: z.number().nullable(),
      declaredRegistered: z.number().nullable(),
      endedOn: Day.nullable(),
      endedBecause: z.string().nullable(),
      members: z.array(Member),
      former: z.array(Member),
    }),
  ),
})
export type HomeCard = z.infer<typeof HomeCard>

const Age = z.coerce.number().int().min(0).max(150)
export const Filter = z.object({
  region: RegionCode,
  /** A name or a part of it, or an address; for a whole number there is `lookUp`. */
  words: z.string().trim().max(60).optional(),
  gridId: Id.optional(),
  buildingId: Id.optional(),
  ageFrom: Age.optional(),
  ageTo: Age.optional(),
  sex: z.enum(SEXES).optional(),
  kind: z.enum(RESIDENCY_KINDS).optional(),
  relation: z.enum(RELATIONS).optional(),
  sort: z.enum(['name', 'birthOn', 'address']).default('address'),
  descending: BooleanParam,
})
export type Filter = z.infer<typeof Filter>

export const people = {
  /**
   * Someone who has signed in by phone becomes a resident of a community, under a name. Whoever was known
   * there before joins by the code that staff handed over, and is bound to that person and home.
   */
  join: writeUnremembered('/join')
    .input(InRegion.extend({ name: text(40), code: text(12).optional() }))
    .output(Me),
  /** The code by which an account joins as this person: for paper, shown once; a new one ends the last. */
  joinCode: writeUnremembered('/regions/{region}/people/{id}/join-code')
    .input(One)
    .output(z.object({ name: z.string(), address: z.string().nullable(), code: z.string(), until: z.date() })),
  /** Where I live, as the community knows it. */
  mine: read('/me/home').output(z.object({ name: z.string(), placeId: Id.nullable(), address: z.string().nullable() }).nullable()),
  find: read('/regions/{region}/people')
    .input(InRegion.extend({ words: text(40) }))
    .output(z.array(Person)),
  /** Whose a whole phone or citizen id is, for a stated purpose: counted and told like a reveal. */
  lookUp: writeUnremembered('/regions/{region}/people/look-up')
    .input(InRegion.extend({ number: text(40), purpose: text(200) }))
    .output(z.array(Person)),
  /** The residents' register: who lives in a community now, as far as one reaches. */
  list: read('/regions/{region}/residents')
    .input(Filter.extend(Page.shape))
    .output(z.object({ rows: z.array(Resident), total: z.number() })),
  /** The same lines into a file or onto paper, masked as on the screen; that they were taken is written down. */
  export: writeUnremembered('/regions/{region}/residents/export')
    .input(Filter.extend(ExportRequest.shape))
    .output(z.object({ rows: z.array(Resident) })),
  /** Who lives at a place; each of them sees that it was looked at. */
  home: read('/regions/{region}/homes/{placeId}')
    .input(InRegion.extend({ placeId: Id }))
    .output(HomeCard),
  /** The household has moved out: whoever lived there still lives there no more, and it is counted no more. */
  endHousehold: write('/regions/{region}/households/{id}/end')
    .input(One.extend({ on: Day, reason: text(200) }))
    .output(z.object({ id: Id, endedOn: Day.nullable() })),
  /** Takes that back: whoever left with it lives there again. */
  resumeHousehold: write('/regions/{region}/households/{id}/resume')
    .input(One)
    .output(z.object({ id: Id, endedOn: Day.nullable() })),
  get: read('/regions/{region}/people/{id}').input(One).output(Person),
  /** The phone in clear, for a stated purpose; the resident sees that it was looked at, by whom and why. */
  reveal: writeUnremembered('/regions/{region}/people/{id}/reveal')
    .input(One.extend({ field: z.enum(['phone', 'citizenId']), purpose: text(200) }))
    .output(z.object({ value: z.string().nullable() })),
}
