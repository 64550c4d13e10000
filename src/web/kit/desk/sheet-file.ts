import { ORPCError } from '@orpc/client'

/** A register as a file that the server writes; what it refuses is thrown as its calls throw it. */
export async function sheetOf(register: string, asked: object): Promise<Blob> {
  const answer = await fetch(`/sheets/${register}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })
  if (answer.ok) return answer.blob()
  const told = await answer.json()
  throw new ORPCError(told.code ?? 'INTERNAL_SERVER_ERROR', told)
}
