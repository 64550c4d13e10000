/** What figures say, and what they keep to themselves; pure. */
import type { GridSize } from './contract.ts'

// Below the one a grid is too small to staff, above the other nobody knows every door; both only warn.
const SMALL = 150
const LARGE = 600
/** Fewer than these are somebody. */
export const SMALLEST_CELL = 10

export const adviceFor = (households: number): GridSize['advice'] => (households < SMALL ? 'small' : households > LARGE ? 'large' : null)

/** Numbers of which none is so small that it is somebody; and never without one alone, which the sum would give away. */
export function withoutFew<Key extends string>(counts: Record<Key, number>): Record<Key, number | null> {
  const cells = Object.entries<number>(counts)
  const hidden = smallest(cells, ([, count]) => count)
  return Object.fromEntries(cells.map(cell => (hidden.includes(cell) ? [cell[0], null] : cell))) as Record<Key, number | null>
}

const isFew = (count: number): boolean => count > 0 && count < SMALLEST_CELL

/** Without numbers so small that they are somebody; and never without one alone, which the sum would give away. */
export function withoutSmallCells(rows: readonly GridSize[]): GridSize[] {
  const hidden = { households: hides(rows, 'households'), persons: hides(rows, 'persons') }
  return rows.map(row => ({
    ...row,
    households: hidden.households.has(row) ? null : row.households,
    persons: hidden.persons.has(row) ? null : row.persons,
  }))
}

function hides(rows: readonly GridSize[], of: 'households' | 'persons'): Set<GridSize> {
  const hidden = new Set<GridSize>()
  for (const siblings of Map.groupBy(rows, ({ parentId }) => parentId).values()) {
    for (const row of smallest(siblings, row => row[of]!)) hidden.add(row)
  }
  return hidden
}

/** Those that are few, and beside one alone the next. */
function smallest<Cell>(cells: readonly Cell[], amountOf: (cell: Cell) => number): Cell[] {
  const least = cells.filter(cell => amountOf(cell) > 0).toSorted((a, b) => amountOf(a) - amountOf(b))
  const few = least.filter(cell => isFew(amountOf(cell))).length
  return least.slice(0, few === 1 ? 2 : few)
}

/** A share, with one decimal where it has one, never rounded up: 100% are all. A dash where there is nothing to divide by. */
export const percent = ({ part, whole }: { part: number; whole: number }): string => (whole === 0 ? '—' : `${Math.floor((part * 1000) / whole) / 10}%`)

/** So many to each, with one decimal; a dash where there is nothing to divide by. */
export const mean = (sum: number, among: number): string => (among === 0 ? '—' : (Math.round((sum * 10) / among) / 10).toFixed(1))

/**
 * The shares of the parts of a whole, with one decimal, which add up to 100: what rounding leaves goes to
 * the largest remainders. A part that is not told keeps its share to itself.
 */
export function shares(parts: readonly (number | null)[], whole: number): string[] {
  if (whole === 0) return parts.map(() => '—')
  const told = parts.map(part => part ?? 0)
  const all = [...told, whole - told.reduce((sum, part) => sum + part, 0)]
  const tenths = all.map(part => Math.floor((part * 1000) / whole))
  const left = 1000 - tenths.reduce((sum, tenth) => sum + tenth, 0)
  const remainder = (nth: number) => (all[nth]! * 1000) % whole
  const largest = [...all.keys()].toSorted((a, b) => remainder(b) - remainder(a)).slice(0, left)
  return parts.map((part, nth) => (part === null ? '—' : `${(tenths[nth]! + (largest.includes(nth) ? 1 : 0)) / 10}%`))
}
