/** What a module brings into the app, which knows none by name: it goes through all of them (`index.ts`). */
import type { AnyContractProcedure } from '@orpc/contract'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Abilities, Text } from '#methods/define.ts'
import type { Rule } from '#platform/actor.ts'
import type { Remarked, Sealed } from '#platform/db/reseal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Words } from '#platform/rpc/errors.ts'
import type { AppContext, Ctx } from './ctx.ts'
import type { Routes } from './http.ts'

export type Module = {
  /** What one may do here, and the bundles of work to which it belongs by default. */
  abilities: Abilities
  contract: Record<string, AnyContractProcedure>
  policy: Record<string, Rule<never>>
  routes: Record<string, never>
  /** Every reason to say no, in both languages. */
  refusals?: Words
  jobs?: readonly Job[]
  /** Goes on all the while, each of them by itself. */
  loops?: readonly Loop[]
  /** Drops at night what nobody needs any more. */
  purge?: (context: AppContext) => Promise<unknown>
  /** Where sealed values stand, so that keys can be changed. */
  sealed?: readonly Sealed[]
  /** Hears of rows, of whichever module, whose indexes were renewed under another key. */
  renewed?: (tx: Tx, rows: Remarked[]) => Promise<unknown>
  /** Photos with its records: by which abilities they are put in, and whether the actor sees a record that shows one. */
  files?: {
    puts: readonly string[]
    shows: (ctx: Ctx, region: number, fileId: string) => Promise<boolean>
  }
  /** Files that come and go, which are no calls of the contract. */
  http?: Routes
  /** What opens without an account and without JavaScript. */
  pages?: readonly PublicPage[]
}

/** Rendered on the server for one region, in what everybody may see of it. */
export type PublicPage = {
  path: `/${string}`
  title: Text
  render: (given: {
    ctx: Pick<Ctx, 'tx' | 'now'>
    region: number
    language: keyof Text
  }) => Promise<HtmlEscapedString | Promise<HtmlEscapedString>>
}

/** At its time, on one of the servers: again and again in a transaction of its own, until nothing is left of it. */
export type Job = { name: string; cron: string; batch: (ctx: Ctx) => Promise<number> }

/** Takes a turn, and then a rest of at least so long, and of so many times as long as the turn took. */
export type Loop = {
  name: string
  everyMs: number
  restTimes?: number
  turn: (context: AppContext & { signal?: AbortSignal }) => Promise<unknown>
}

export const defineModule = <const M extends Module>(module: M): M => module
