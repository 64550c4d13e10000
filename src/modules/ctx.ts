/** What every verb is given: its transaction, who acts, the time, and the app it stands in. */
import type { Method, Role } from '#methods/define.ts'
import { SYSTEM } from '#platform/actor.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import { inScope } from '#platform/db/db.ts'
import { EVERYWHERE } from '#platform/db/scope.ts'
import type { Event } from '#platform/events.ts'
import { emit } from '#platform/events.ts'
import type { FileStore } from '#platform/files.ts'
import type { Log } from '#platform/log.ts'
import type { BaseCtx } from '#platform/rpc/serve.ts'
import type { Uploads } from '#platform/uploads.ts'
import type { Vault } from '#platform/vault.ts'

/** What the composition root gives to every module. */
export type App = {
  vault: Vault
  files: FileStore
  uploads: Uploads
  methods: {
    all(): readonly Method[]
    latest(id: string): Method
    versionOf(id: string, version: number): Method
  }
  /** What a role of a method may do. */
  abilitiesOf(role: Role): ReadonlySet<string>
  /** Outgoing text messages, where a way for them is configured; the demo writes them to the log. */
  sendText: ((phone: string, text: string) => void) | null
  demo: boolean
  /** How much a resident may report: so many matters an hour, and three times as many a day. */
  reportsPerHour: number
  /** How far the demo has grown behind the first page; null when it is whole, or none is planted. */
  growth: { done: number; total: number } | null
}

type Session = {
  token: string | null
  /** Hands out a token of this account; none ends the session in the browser. */
  give(token: string | null, accountId: string | null): void
  /** Whether staff have worked in this browser, and the way to remember that they do: what only a resident may say is not said from it. */
  ofStaff: boolean
  markOfStaff(): void
}

export type Ctx = BaseCtx & {
  app: App
  log: Log
  ip: string
  /** Whether the people of the demo may be stepped into from where this call comes. */
  demo: boolean
  /** The bearer token or cookie of the call, and the way to hand out another. */
  session: Session
  /** How the browser of the call names itself, and the sign by which it is known again. */
  browser: { agent: string; sign: string | null; give(sign: string): void }
}

/** Tells of one change by this actor, in the transaction of the change. */
export const recordEvent = (
  ctx: Ctx,
  event: Pick<Event, 'region' | 'subject' | 'subjectId' | 'what' | 'data'>,
): void =>
  emit(ctx.tx, [
    { ...event, at: ctx.now, accountId: ctx.actor.accountId, postingId: ctx.actor.postingId },
  ])

/** The app as a whole, from which calls are begun. */
export type AppContext = { db: Db; app: App; log: Log; clock: () => Date }

/** Runs verbs as the app itself, which sees everything and is named in no register. */
export const asSystem = <T>(context: AppContext, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inScope(context.db, EVERYWHERE, tx => work({ ...fromWithin(context, tx), actor: SYSTEM }))

/** A batch again and again, each in a transaction of its own, until nothing is left; gives how much it was. */
export async function untilNone(
  context: AppContext,
  batch: (ctx: Ctx) => Promise<number>,
): Promise<number> {
  for (let total = 0; ;) {
    const done = await asSystem(context, batch)
    if (done === 0) return total
    total += done
  }
}

/** What a call from within is given before it is known who acts. */
export const fromWithin = ({ app, log, clock }: AppContext, tx: Tx): Omit<Ctx, 'actor'> => ({
  tx,
  now: clock(),
  app,
  log,
  ip: 'inside',
  demo: app.demo,
  session: {
    token: null,
    give: () => undefined,
    ofStaff: false,
    markOfStaff: () => undefined,
  },
  browser: { agent: '', sign: null, give: () => undefined },
})
