/** Proof that what is measured is the work itself: answers as the contract promises them, and rows that are there. */
import type { AnyContractProcedure } from '@orpc/contract'
import type { z } from 'zod'
import { read } from './client.ts'
import type { Stage } from './stage.ts'

const SAMPLE = 50

/** Holds one answer in fifty against the contract. */
export function checked(procedure: AnyContractProcedure): (body: Buffer) => void {
  const schema = procedure['~orpc'].outputSchema as z.ZodType
  let nth = 0
  return body => {
    if (nth++ % SAMPLE === 0) schema.parse(read(body))
  }
}

/** How many matters the database holds. */
export async function counted({ admin }: Stage): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(
    'select count(*)::int as count from matters.matter',
  )
  return rows[0]!.count
}
