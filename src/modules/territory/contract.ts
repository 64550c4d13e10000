import { z } from 'zod'
import { Day, Id, InRegion, text, optionalText, One, read, RegionCode, write } from '#platform/rpc/procedure.ts'

export const PLACE_KINDS = ['estate', 'courtyard', 'building', 'unitDoor', 'floor', 'dwelling', 'street', 'road', 'lane', 'district'] as const
const PlaceKind = z.enum(PLACE_KINDS)

/** A community, street, county or city under its 12-digit statistical code. */
export const Region = z.object({
  code: z.number(),
  name: z.string(),
  alias: z.string().nullable(),
  parent: z.number().nullable(),
  methodId: z.string().nullable(),
})
export type Region = z.infer<typeof Region>

export const Place = z.object({
  region: z.number(),
  id: Id,
  kind: PlaceKind,
  name: z.string(),
  /** From the estate down, in one line: 和园小区 3 栋 2 单元. */
  address: z.string(),
  parentId: Id.nullable(),
})
export type Place = z.infer<typeof Place>

/** A place as it is picked, with the grid in which it lies today. */
export const PickedPlace = Place.extend({ gridName: z.string().nullable() })
export type PickedPlace = z.infer<typeof PickedPlace>

/** A building or way as a point of the community's own sketch, in metres from its south-west corner. */
export const Mark = z.object({
  id: Id,
  kind: PlaceKind,
  name: z.string(),
  address: z.string(),
  x: z.number(),
  y: z.number(),
  gridId: Id.nullable(),
  gridName: z.string().nullable(),
})
export type Mark = z.infer<typeof Mark>

export const GRID_TYPES = ['apartments', 'bungalows', 'mixed', 'dedicated'] as const

/** A grid under a code that was made by rule; `level` is the one of the method on which its leader stands. */
export const Grid = z.object({
  region: z.number(),
  id: Id,
  code: z.string(),
  name: z.string(),
  parentId: Id.nullable(),
  level: z.string().nullable(),
  type: z.enum(GRID_TYPES).nullable(),
})
export type Grid = z.infer<typeof Grid>

/** A figure that somebody declared or aims at, with its source; beside counted figures, never among them. */
export const Statement = z.object({
  id: Id,
  subject: z.string(),
  amount: z.number().int().nullable(),
  /** What is said and is no amount: a month of founding, a title. A statement has the one or the other. */
  words: z.string().nullable(),
  unit: z.enum(['households', 'persons', 'grids', 'groups', 'squareMetres', 'personTimes', 'branches', 'communities', 'yuan', 'other']),
  nature: z.enum(['declared', 'target']),
  rounding: z.enum(['exact', 'about', 'over']),
  saidOn: Day.nullable(),
  source: z.string(),
})
export type Statement = z.infer<typeof Statement>

/** As many places as are drawn into a grid at once. */
export const MOST_PLACES = 100

const Leading = { level: text(40).nullish(), type: Grid.shape.type.optional() }

export const territory = {
  regions: read('/regions')
    .input(z.object({ parent: RegionCode.optional() }))
    .output(z.array(Region)),
  /** The children of a place, or the top places of a community, for picking an address step by step. */
  places: read('/regions/{region}/places')
    .input(InRegion.extend({ parentId: Id.optional(), words: z.string().trim().max(40).optional() }))
    .output(z.array(PickedPlace)),
  /** The sketch of a community, drawn without any map service. */
  sketch: read('/regions/{region}/sketch').input(InRegion).output(z.array(Mark)),
  grids: read('/regions/{region}/grids').input(InRegion).output(z.array(Grid)),
  /** Addresses that lie in no grid today, each flat by its door: the blind spots, a page after a place, and how many they are. */
  ungridded: read('/regions/{region}/ungridded')
    .input(InRegion.extend({ after: Id.optional(), limit: z.coerce.number().int().min(1).max(500).default(50) }))
    .output(z.object({ rows: z.array(Place), total: z.number() })),
  statements: read('/regions/{region}/statements').input(InRegion).output(z.array(Statement)),
  state: write('/regions/{region}/statements')
    .input(
      InRegion.extend({
        ...Statement.shape,
        amount: Statement.shape.amount.default(null),
        words: optionalText(60),
        subject: text(60),
        source: text(200),
      }).refine(({ amount, words }) => (amount === null) !== (words === null), { path: ['amount'] }),
    )
    .output(Statement),
  retract: write('/regions/{region}/statements/{id}/retract')
    .input(One)
    .output(z.object({ id: Id })),
  addPlace: write('/regions/{region}/places')
    .input(
      InRegion.extend({
        id: Id,
        kind: PlaceKind,
        name: text(40),
        parentId: Id.nullable(),
        at: z.object({ x: z.number().int(), y: z.number().int() }).optional(),
      }),
    )
    .output(Place),
  /** Opens a grid under the next code; its name follows the method's rule unless another is given. */
  addGrid: write('/regions/{region}/grids')
    .input(InRegion.extend({ id: Id, name: text(40).optional(), parentId: Id.nullable(), ...Leading }))
    .output(Grid),
  changeGrid: write('/regions/{region}/grids/{id}')
    .input(One.extend({ name: text(40), ...Leading }))
    .output(Grid),
  /** Removes a grid to which nothing ever referred: no place, no grid beneath it, no posting, no record. */
  removeGrid: write('/regions/{region}/grids/{id}/remove')
    .input(One)
    .output(z.object({ id: Id })),
  /** Puts places, and all beneath them that has no nearer grid, into a grid from a day on. */
  assignGrid: write('/regions/{region}/grid-assignments')
    .input(InRegion.extend({ placeIds: z.array(Id).min(1).max(MOST_PLACES), gridId: Id, from: Day }))
    .output(z.object({ placeIds: z.array(Id), gridId: Id, from: Day })),
}
