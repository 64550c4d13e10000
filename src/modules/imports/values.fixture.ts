/** Tables of what people write and how it is read, for the tests of the readers. */
import { expect } from 'vitest'
import type { Cell } from '#platform/sheets/read.ts'
import type { Value } from './cells.ts'

export type Written = [cell: Cell, value: unknown, reason?: string]

export function reads(as: (cell: Cell) => Value<unknown>, cells: Written[]): void {
  for (const [cell, value, reason] of cells)
    expect(as(cell), String(cell)).toEqual({
      ...(value !== undefined && { value }),
      ...(reason && { reason }),
    })
}
