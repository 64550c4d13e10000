/** Nobody takes all sockets: each address has a share of them, and bodies that only trickle are cut. */
import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { plain } from './network.ts'

const UNREAD_BYTES = 2 * 1024 * 1024
const UNREAD_MS = 1000
/** More than this is no slip of a form; who sends it in vain waits for the answer, and does so less often. */
const LARGE_BYTES = 64 * 1024
const LARGE_REST_MS = 200

/**
 * Lets go by what was sent with a call that was refused unread: behind it on the same socket comes the
 * next call, which would be taken for a part of it. One that is larger, or slower, loses its socket.
 */
export async function letGoBy(incoming: IncomingMessage): Promise<void> {
  if (incoming.readableEnded || incoming.readableDidRead) return
  const { 'content-length': length, 'transfer-encoding': pieces } = incoming.headers
  if (length === undefined || pieces !== undefined || Number(length) > UNREAD_BYTES) return
  incoming.resume()
  await once(incoming, 'end', { signal: AbortSignal.timeout(UNREAD_MS) }).catch(() => undefined)
  if (Number(length) > LARGE_BYTES) await sleep(LARGE_REST_MS)
}

type Pace = { everyMs: number; bytes: number }
type Body = { incoming: IncomingMessage; bytesRead: number }

/** Cuts at once what comes from an address that has its share of sockets already. */
export function boundSockets(
  server: Server,
  { max, exempt }: { max: number; exempt(address: string): boolean },
) {
  const open = new Map<string, number>()
  server.on('connection', socket => {
    const address = plain(socket.remoteAddress ?? '')
    if (exempt(address)) return
    const count = (open.get(address) ?? 0) + 1
    if (count > max) return void socket.destroy()
    open.set(address, count)
    socket.once('close', () => {
      const left = open.get(address)! - 1
      if (left) open.set(address, left)
      else open.delete(address)
    })
  })
}

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
