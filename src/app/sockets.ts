/** Nobody takes all sockets: each address has a share of them, bodies that only trickle are cut, and large ones that are refused are not read. */
import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { plain } from './network.ts'

/** More than this is no slip of a form. */
const LARGE_BYTES = 64 * 1024
const LARGEST_BYTES = 2 * 1024 * 1024
const READING_MS = 1000
/** Who sends so much in vain waits for the answer, and does so less often. */
const REST_MS = 200
/** In which an answer arrives even where a packet of it is lost once. */
const FAREWELL_MS = 1000

/** How much of a call was sent and read by nobody; without an end where its sender did not say. */
function unreadOf({ headers, readableEnded, readableDidRead }: IncomingMessage): number {
  const { 'content-length': length, 'transfer-encoding': pieces } = headers
  if (readableEnded || readableDidRead) return 0
  return pieces === undefined ? Number(length ?? 0) : Infinity
}

export const isLargeUnread = (incoming: IncomingMessage): boolean =>
  unreadOf(incoming) > LARGE_BYTES

/**
 * Lets go by what was sent with a call that was refused unread: behind it on the same socket comes the
 * next call, which would be taken for a part of it. One that is larger, or slower, loses its socket.
 */
export async function letGoBy(incoming: IncomingMessage): Promise<void> {
  const unread = unreadOf(incoming)
  if (unread === 0 || unread > LARGEST_BYTES) return
  incoming.resume()
  await once(incoming, 'end', { signal: AbortSignal.timeout(READING_MS) }).catch(() => undefined)
  if (unread > LARGE_BYTES) await sleep(REST_MS)
}

/**
 * The same no, to a call of which nobody will read the rest: read only to be forgotten, a megabyte costs
 * more than a good call. The answer leaves whole and its socket closes a moment later: closed at once,
 * with a body unread, it would take the answer with it.
 */
export async function turnedAway(refusal: Response): Promise<Response> {
  await sleep(REST_MS)
  const text = new Uint8Array(await refusal.arrayBuffer())
  const body = new ReadableStream({
    async start(answer) {
      answer.enqueue(text)
      await sleep(FAREWELL_MS)
      answer.close()
    },
  })
  const { status, headers } = refusal
  headers.set('content-length', String(text.length))
  headers.set('connection', 'close')
  return new Response(body, { status, headers })
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
