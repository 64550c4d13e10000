/** The arithmetic of places, pure. */

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
