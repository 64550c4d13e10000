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

/** Whether a place may stand there: nothing beneath a home, and no kind twice above another. */
export const fitsUnder = (kind: string, parent: (Ancestors & { id: string; kind: string }) | undefined): boolean => {
  const column = COLUMN[kind]
  return parent?.kind !== 'dwelling' && (!column || ancestorsUnder(parent)[column] === null)
}

export const addressUnder = (parent: string | undefined, name: string): string => (parent ? `${parent} ${name}` : name)

/** The number after the highest among codes that were made under a prefix. */
export function nextNumber(prefix: string, codes: readonly string[]): number {
  const numbers = codes.filter(code => code.startsWith(prefix)).map(code => Number(code.slice(prefix.length)))
  return Math.max(0, ...numbers.filter(Number.isInteger)) + 1
}

/** The code of what is around it, the region's or a grid's, and a number of at least two digits. */
export const gridCode = (prefix: string, number: number): string => prefix + String(number).padStart(2, '0')

export const gridName = (names: readonly string[], depth: number, number: number): string =>
  names[Math.min(depth, names.length - 1)]!.replace('{n}', String(number))
