/** What the doors of the front are given, and how bytes come and go with the rights of whoever asks. */
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Ctx, App } from '#modules/ctx.ts'
import type { Db } from '#platform/db/db.ts'
import type { Log } from '#platform/log.ts'
import type { Share } from './fair-share.ts'
import type { Network, Whereabouts } from './network.ts'
import { IN_PROCESS, whereFrom } from './network.ts'

export type Front = {
  db: Db
  app: App
  log: Log
  clock: () => Date
  webFolder: string | null
  network: Network
  /** Whether the demo answers everybody, and not only this machine. */
  demoOpen: boolean
  /** Of one caller, in place of what the door gives. */
  share?: Share | undefined
}
export type Env = { Variables: { requestId: string; log: Log; whereabouts: Whereabouts } }
/** Finds out who calls, in the call's own transaction. */
export type Begin = (c: Context<Env>, tx: Ctx['tx']) => Promise<Ctx>

export function whereaboutsOf(c: Context, network: Network): Whereabouts {
  const { here, ...where } = whereFrom(network, peerOf(c), name => c.req.header(name))
  // A proxy that was told nothing adds no header; it may still be known by the protocol of its age.
  return { ...where, here: here && incomingOf(c)?.httpVersion !== '1.0' }
}

/** The message on its socket; none where a test calls without one. */
export const incomingOf = (c: Context): IncomingMessage | undefined =>
  (c.env as { incoming?: IncomingMessage } | undefined)?.incoming

const peerOf = (c: Context): string => incomingOf(c)?.socket.remoteAddress ?? IN_PROCESS
