/**
 * The way from the browser to the server. The contract is imported as a type only, so that no
 * schema travels to a phone. All calls are POST: what people search for stays out of addresses.
 */
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import i18next, { type TFunction } from 'i18next'
import type { AppContract } from '#app/modules.ts'
import { language } from './i18n.ts'

/** A caller who may have to try again passes its own `commandId`, so that the second try changes nothing twice. */
type CallContext = { commandId?: string }
export type Context = { context: CallContext }
export type Call<Input, Output> = (input: Input, context: Context) => Promise<Output>

/** Changes by addition, so that a phone one release behind still delivers. */
const CONTRACT_VERSION = '1'

const link = new RPCLink<CallContext>({
  url: () => `${window.location.origin}/rpc`,
  headers: ({ context }) => ({
    'x-command-id': context.commandId ?? newId(),
    'x-linli-contract': CONTRACT_VERSION,
  }),
})

export const client: ContractRouterClient<AppContract, CallContext> = createORPCClient(link)
export const api = createTanstackQueryUtils(client)

/** For what is written down as a look at somebody: it is asked for when somebody opens it, and not by itself. */
export const A_LOOK = { refetchOnWindowFocus: false, refetchOnReconnect: false } as const

/** A UUIDv7: whoever creates a record names it, so that a retry names the same record. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  new DataView(bytes.buffer).setBigUint64(
    0,
    (BigInt(Date.now()) << 16n) |
      (7n << 12n) |
      BigInt((((bytes[6] ?? 0) & 0x0f) << 8) | (bytes[7] ?? 0)),
  )
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Why a call failed, in one sentence of the current language. */
export function reasonOf(error: unknown, t: TFunction): string {
  if (!(error instanceof ORPCError)) return t('refusal.network')
  if (dataOf(error).issues) return t('refusal.input')
  return inLanguage(error.message) ?? t('refusal.unknown')
}

/** What is wrong with which field of an input, by the field's path; a form's own `words` for a field go before those of its schema. */
export function fieldReasons(
  error: unknown,
  words: Record<string, string> = {},
): Record<string, string> {
  if (!(error instanceof ORPCError)) return {}
  const { issues, field } = dataOf(error)
  if (field) return { [field]: reasonOf(error, i18next.t) }
  return Object.fromEntries(
    (issues ?? []).map(issue => [issue.path, words[issue.path] ?? plainly(issue)]),
  )
}

/** What a schema says of a field in words that people use; `en` is the schema's own sentence. */
export function plainly(issue: { zh: string; en: string }, t: TFunction = i18next.t): string {
  const [, pattern] = /must match pattern \/(.*)\//.exec(issue.en) ?? []
  if (pattern !== undefined) return t(PATTERNS[pattern] ?? 'say.form')
  const [, least] = />=(\d+) characters/.exec(issue.en) ?? []
  if (least !== undefined) return least === '1' ? t('say.fill') : t('say.short', { least })
  const [, most] = /<=(\d+) characters/.exec(issue.en) ?? []
  if (most !== undefined) return t('say.long', { most })
  return /received (undefined|null)/.test(issue.en) ? t('say.fill') : issue[language()]
}

const PATTERNS: Record<string, string> = { '^1\\d{10}$': 'say.phone', '^\\d{6}$': 'say.digits' }

/** Whether the server refused for this code; a network failure has none. */
export const refusedAs = (error: unknown, code: string) =>
  error instanceof ORPCError && error.code === code

/** The number under which something is kept already; only a changed one is refused for that. */
export const numberOf = (error: unknown): string | undefined =>
  error instanceof ORPCError ? dataOf(error).number : undefined

type Data = { field?: string; number?: string; issues?: { path: string; zh: string; en: string }[] }

const dataOf = (error: { data: unknown }) => (error.data ?? {}) as Data

/** The server says its reasons as `中文 / English`. */
export function inLanguage(message: string): string | undefined {
  const [zh, en] = message.split(' / ')
  return en === undefined ? undefined : language() === 'zh' ? zh : en
}
