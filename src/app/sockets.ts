/** Bodies that only trickle are cut, for each holds a socket and what waits for it. */
import type { IncomingMessage, Server } from 'node:http'

type Pace = { everyMs: number; bytes: number }
type Body = { incoming: IncomingMessage; bytesRead: number }

/** Cuts whoever sends a body more slowly than `bytes` in `everyMs`, between once and twice that time after. */
export function cutTrickles(
  server: Server,
  { everyMs, bytes }: Pace = { everyMs: 6000, bytes: 6000 },
) {
  let coming = new Set<Body>()
  server.on('request', incoming => {
    // Whatever is asked, a body is what says how long it is: also one that nobody reads keeps its socket.
    const { 'content-length': length, 'transfer-encoding': pieces } = incoming.headers
    if (length ?? pieces) coming.add({ incoming, bytesRead: Number.NaN })
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
