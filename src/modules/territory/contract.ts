import { z } from 'zod'
import { Day, Id, InRegion, line, One, read, RegionCode, write } from '#platform/rpc/procedure.ts'

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

export const Grid = z.object({ region: z.number(), id: Id, code: z.string(), name: z.string(), parentId: Id.nullable() })
export type Grid = z.infer<typeof Grid>

/** A figure that somebody declared or aims at, with its source; beside counted figures, never among them. */
export const Statement = z.object({
  id: Id,
  subject: z.string(),
  amount: z.number().int(),
  unit: z.enum(['households', 'persons', 'grids', 'groups', 'squareMetres', 'personTimes', 'branches', 'communities', 'other']),
  nature: z.enum(['declared', 'target']),
  rounding: z.enum(['exact', 'about', 'over']),
  saidOn: Day.nullable(),
  source: z.string(),
})
export type Statement = z.infer<typeof Statement>

export const territory = {
  regions: read('/regions')
    .input(z.object({ parent: RegionCode.optional() }))
    .output(z.array(Region)),
  /** The children of a place, or the top places of a community, for picking an address step by step. */
  places: read('/regions/{region}/places')
    .input(InRegion.extend({ parentId: Id.optional(), words: z.string().trim().max(40).optional() }))
    .output(z.array(Place)),
  /** The sketch of a community, drawn without any map service. */
  sketch: read('/regions/{region}/sketch').input(InRegion).output(z.array(Mark)),
  grids: read('/regions/{region}/grids').input(InRegion).output(z.array(Grid)),
  /** Addresses that lie in no grid today: the blind spots. */
  ungridded: read('/regions/{region}/ungridded').input(InRegion).output(z.array(Place)),
  statements: read('/regions/{region}/statements').input(InRegion).output(z.array(Statement)),
  state: write('/regions/{region}/statements')
    .input(InRegion.extend({ ...Statement.shape, subject: line(60), source: line(200) }))
    .output(Statement),
  retract: write('/regions/{region}/statements/{id}/retract')
    .input(One)
    .output(z.object({ id: Id })),
  addPlace: write('/regions/{region}/places')
    .input(
      InRegion.extend({
        id: Id,
        kind: PlaceKind,
        name: line(40),
        parentId: Id.nullable(),
        at: z.object({ x: z.number().int(), y: z.number().int() }).optional(),
      }),
    )
    .output(Place),
  addGrid: write('/regions/{region}/grids')
    .input(InRegion.extend({ id: Id, code: line(20), name: line(40), parentId: Id.nullable() }))
    .output(Grid),
  /** Puts a place, and all beneath it that has no nearer grid, into a grid from a day on. */
  assignGrid: write('/regions/{region}/grid-assignments')
    .input(InRegion.extend({ placeId: Id, gridId: Id, from: Day }))
    .output(z.object({ placeId: Id, gridId: Id, from: Day })),
}
