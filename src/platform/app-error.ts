/** The ways in which a call is refused, with their HTTP status; the contract knows the same list. */
export const HTTP_STATUS = {
  SIGN_IN_FIRST: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  NOT_ACCEPTABLE: 422,
  TOO_MANY: 429,
} as const
type ErrorCode = keyof typeof HTTP_STATUS

/** `number` names the record that is already there. */
type Detail = { field?: string; retryAfterSeconds?: number; number?: string; keep?: boolean }

/**
 * An expected "no" that the user can act on. `reason` is a word of the refusing module, found in
 * its translations. With `keep` the transaction is committed before the refusal is told: a failed
 * sign-in must be counted.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly reason: string
  readonly detail: Detail

  constructor(code: ErrorCode, reason: string, detail: Detail = {}) {
    super(`${code} ${reason}`)
    this.name = 'AppError'
    this.code = code
    this.reason = reason
    this.detail = detail
  }
}

/** The row that was looked for; absent and unreachable rows are refused in the same words. */
export function orNotFound<T>(row: T | null | undefined): T {
  if (row === undefined || row === null) throw new AppError('NOT_FOUND', 'not-found')
  return row
}
