/** The app on a socket: what a connection may take of it, and the no at the door when too many wait. */
import type { Server, ServerOptions, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Db } from '#platform/db/db.ts'
import type { Log } from '#platform/log.ts'
import { HEADERS } from './headers.ts'
import { refusals } from './modules.ts'
import type { Network } from './network.ts'
import { boundSockets, cutTrickles } from './sockets.ts'

/** A large file on a slow line takes minutes; what keeps coming is let through by `cutTrickles`. */
const LIMITS: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 20 * 60_000,
  // Node looks every thirty seconds otherwise, and cuts that much later.
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16_384,
}
const CONNECTIONS = 4096
/** Of one address; an office behind one has some hundred browsers, and a proxy of ours as many as it likes. */
const OF_ONE = 512
/** What asks the database; pages, and whether the app lives, are answered in any crowd. */
const CALLS = /^\/(rpc|api(?!\/openapi\.json)|files|imports|sheets)\b/

type Given = {
  db: Db
  log: Log
  network: Network
  fetch: Parameters<typeof getRequestListener>[0]
}

/**
 * While more wait for the database than it will serve soon, a call is refused before anything else is
 * done with it: a quick no, with the time after which to come back, costs next to nothing and is
 * worth more than a late yes that nobody waits for any more.
 */
export function openServer({ db, log, network, fetch }: Given): Server {
  const answer = getRequestListener(fetch)
  const tell = told(log)
  const server = createServer(LIMITS, (incoming, outgoing) => {
    if (!db.crowded() || !CALLS.test(incoming.url ?? '')) return void answer(incoming, outgoing)
    tell()
    refuse(outgoing)
  })
  server.maxConnections = CONNECTIONS
  boundSockets(server, { max: OF_ONE, exempt: network.isProxy })
  cutTrickles(server)
  return server
}

/** One line a second, however many are refused. */
function told(log: Log): () => void {
  let refused = 0
  return () => {
    if (refused++ > 0) return
    setTimeout(() => {
      log.warn({ refused }, 'refused, too many were waiting')
      refused = 0
    }, 1000).unref()
  }
}

const refuse = (outgoing: ServerResponse) => outgoing.writeHead(503, NO_ROOM).end(BUSY)

const ERROR = {
  defined: false,
  code: 'BUSY',
  status: 503,
  message: `${refusals.busy.zh} / ${refusals.busy.en}`,
  data: { reason: 'busy' },
}
// The calls of the screens carry their answer in an envelope, those of programs do not.
const BUSY = Buffer.from(JSON.stringify({ json: ERROR, ...ERROR }))
const NO_ROOM = {
  ...Object.fromEntries(HEADERS),
  'content-type': 'application/json',
  'content-length': BUSY.length,
  'cache-control': 'no-store',
  'retry-after': '1',
}
