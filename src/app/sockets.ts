/** What a connection may take of the house: slow headers, trickling bodies and endless crowds are cut. */
import type { IncomingMessage, Server, ServerOptions } from 'node:http'

/** A large file on a slow line takes minutes; what keeps coming is let through by `cutTrickles`. */
export const LIMITS: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 20 * 60_000,
  // Node looks every thirty seconds otherwise, and cuts that much later.
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16_384,
}
const CONNECTIONS = 4096

type Pace = { everyMs: number; bytes: number }
type Body = { incoming: IncomingMessage; bytesRead: number }

/** Cuts whoever sends a body more slowly than `bytes` in `everyMs`, between once and twice that time after. */
export function cutTrickles(
  server: Server,
  { everyMs, bytes }: Pace = { everyMs: 6000, bytes: 6000 },
) {
  server.maxConnections = CONNECTIONS
  let coming = new Set<Body>()
  server.on('request', incoming => {
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD')
      coming.add({ incoming, bytesRead: Number.NaN })
  })
  const sweeping = setInterval(() => {
    const still = new Set<Body>()
    for (const { incoming, bytesRead } of coming) {
      if (incoming.complete || incoming.socket.destroyed) continue
      const now = incoming.socket.bytesRead
      if (now - bytesRead < bytes) incoming.socket.destroy()
      else still.add({ incoming, bytesRead: now })
    }
    coming = still
  }, everyMs).unref()
  server.once('close', () => clearInterval(sweeping))
}
