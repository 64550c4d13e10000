/** The arithmetic of codes and places, pure. */

/**
 * The interval of 12-digit codes under a region: a code that ends in zeros stands for all codes that
 * begin like it. 611002003000 is the street [611002003000, 611002003999]; a community is itself alone.
 */
export function interval(code: number): { lo: number; hi: number } {
  // City 4 digits, county 6, street 9, community 12 (GB/T 2260, GB/T 10114, statistical code).
  const width = [100_000_000, 1_000_000, 1000].find(size => code % size === 0) ?? 1
  return { lo: code, hi: code + width - 1 }
}

type Ancestors = {
  wayId: string | null
  estateId: string | null
  courtyardId: string | null
  buildingId: string | null
  unitDoorId: string | null
  floorId: string | null
  depth: number
}

const NONE: Ancestors = { wayId: null, estateId: null, courtyardId: null, buildingId: null, unitDoorId: null, floorId: null, depth: 0 }
const COLUMN: Record<string, keyof Ancestors> = {
  street: 'wayId',
  road: 'wayId',
  lane: 'wayId',
  district: 'wayId',
  estate: 'estateId',
  courtyard: 'courtyardId',
  building: 'buildingId',
  unitDoor: 'unitDoorId',
  floor: 'floorId',
}

/** What a child carries of its parent: the parent's ancestors and the parent itself, by kind. */
export function ancestorsUnder(parent: (Ancestors & { id: string; kind: string }) | undefined): Ancestors {
  if (!parent) return NONE
  const { wayId, estateId, courtyardId, buildingId, unitDoorId, floorId, depth } = parent
  const above = { wayId, estateId, courtyardId, buildingId, unitDoorId, floorId, depth: depth + 1 }
  const own = COLUMN[parent.kind]
  return own ? { ...above, [own]: parent.id } : above
}

export const addressUnder = (parent: string | undefined, name: string): string => (parent ? `${parent} ${name}` : name)
