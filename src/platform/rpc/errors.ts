/** Every error that leaves the app: a refusal with a reason, bad input with its field, or a bug without its inside. */
import { ORPCError, ValidationError } from '@orpc/server'
import { z } from 'zod'
import { again } from './again.ts'
import { brokenConstraint, takenField } from '../db/db.ts'
import { AppError, HTTP_STATUS } from '../app-error.ts'

type Issue = ValidationError['issues'][number]
export type Words = Record<string, { zh: string; en: string }>

const zh = z.locales.zhCN().localeError
const en = z.locales.en().localeError

/** A broken constraint is an expected no: the database said it first, this only finds the words. */
export function toAppError(error: unknown): unknown {
  const constraint = brokenConstraint(error)
  if (!constraint)
    return isUnwritable(error) ? new AppError('NOT_ACCEPTABLE', 'not-possible') : error
  const reason = constraint.endsWith('_fkey')
    ? 'refers-to-nothing'
    : constraint.endsWith('_excl')
      ? 'overlaps'
      : constraint.endsWith('_check')
        ? 'not-possible'
        : 'already-there'
  const field = reason === 'already-there' && takenField(error)
  return new AppError('CONFLICT', reason, field ? { field } : {})
}

/** The error as the contract knows it, its message in both languages. */
export function toContractError(error: unknown, words: Words): unknown {
  if (error instanceof AppError) {
    const {
      reason,
      code,
      detail: { keep: _, ...rest },
    } = error
    const text = words[reason]
    const later = rest.retryAfterSeconds && again(rest.retryAfterSeconds)
    return new ORPCError(code, {
      status: HTTP_STATUS[code],
      message: !text
        ? reason
        : later
          ? `${text.zh}，${later.zh} / ${text.en}; ${later.en}`
          : `${text.zh} / ${text.en}`,
      data: { reason, ...rest },
      defined: true,
    })
  }
  if (
    error instanceof ORPCError &&
    error.cause instanceof ValidationError &&
    error.code === 'BAD_REQUEST'
  ) {
    const issues = told(error.cause.issues)
    const first = issues[0]
    return new ORPCError('BAD_REQUEST', {
      status: 400,
      message: first ? `${first.path}: ${first.zh} / ${first.en}` : 'bad request',
      data: { issues },
    })
  }
  if (isTransient(error))
    return new ORPCError('BUSY', {
      status: 503,
      message: `${words.busy?.zh} / ${words.busy?.en}`,
      data: { reason: 'busy' },
    })
  return error
}

const MOST_ISSUES = 20
const MOST_LETTERS = 200

/** The first of them, in few letters and never with the value: an answer to bad input is shorter than a page. */
const told = (issues: readonly Issue[]) =>
  issues.slice(0, MOST_ISSUES).map(issue => ({
    path: (issue.path ?? []).map(String).join('.').slice(0, MOST_LETTERS),
    zh: (said(zh, issue) ?? issue.message).slice(0, MOST_LETTERS),
    en: (said(en, issue) ?? issue.message).slice(0, MOST_LETTERS),
  }))

/** An interceptor that turns whatever a procedure throws into what its contract knows. */
export const tellErrors = (words: Words) => async (call: { next(): any }) => {
  try {
    return await call.next()
  } catch (error) {
    throw toContractError(error, words)
  }
}

function said(locale: (issue: any) => unknown, issue: unknown): string | undefined {
  const result = locale(issue)
  return typeof result === 'string' ? result : (result as { message?: string } | undefined)?.message
}

/** What no column takes, though its letters and numbers look right: a zero byte, half a letter, a number too large. */
const isUnwritable = (error: unknown): boolean =>
  ['22021', '22P05', '22003', '22008'].includes((error as { code?: string } | null)?.code ?? '')

/** Network and load, not a mistake: a lock, a time limit, a database that is away, a full disk, a migration meanwhile. Trying again is right. */
const isTransient = (error: unknown): boolean =>
  /^(40|55P03|25P0[34]|0A000)/.test(codeOf(error)) || isUnavailable(error)

/** What passes by itself, however often one tries meanwhile. */
export const isUnavailable = (error: unknown): boolean =>
  /^(53|57|08)/.test(codeOf(error)) ||
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOSPC'].includes(codeOf(error)) ||
  /Connection terminated|connection error|timeout exceeded/.test(String((error as Error)?.message))

const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? ''
