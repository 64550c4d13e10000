/** Cells that mean another: 同上 and 〃 the one above, 同户主 the one of the householder, an empty one what is fixed. */
import type { Cell } from '#platform/sheets/read.ts'
import { isDitto, isLikeHead, textOf } from './cells.ts'
import { relation } from './choices.ts'

/** Who somebody is, nobody else is: here a mark stands for itself, and is told. */
const OWN = new Set(['name', 'headName', 'citizenId'])

export type Dittos = { next(cells: readonly Cell[]): (field: string) => Cell }

/** Goes through the rows of one sheet, from top to bottom. */
export function openDittos(
  indexes: ReadonlyMap<string, number>,
  fixed: Readonly<Record<string, string>>,
): Dittos {
  let above = new Map<string, Cell>()
  let head = new Map<string, Cell>()
  return {
    next(cells) {
      const row = new Map<string, Cell>()
      for (const [field, index] of indexes) {
        const given = cells[index] ?? null
        const text = typeof given === 'string' ? textOf(given) : '-'
        const meant = OWN.has(field)
          ? given
          : isDitto(text)
            ? above.get(field)
            : isLikeHead(text)
              ? head.get(field)
              : given
        // A mark that leads to nothing is left standing: whoever reads the cell tells it.
        row.set(field, meant ?? given)
      }
      above = row
      if (relation(row.get('relation') ?? null).value === 'head') head = row
      return field => {
        const cell = row.get(field) ?? null
        return textOf(cell) === '' ? (fixed[field] ?? null) : cell
      }
    },
  }
}
