/** Two thousand sockets, as a proxy has them, that send a little now and then: everybody else must not notice, and they are cut. */
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { quantile } from '#verification/quantile.ts'
import { stress } from './stress.ts'
import type { Run } from './suite.ts'

const SOCKETS = 2000
const WALKERS = 6
const QUIET_MS = 15_000
const SLOW_MS = 30_000
const DRIP_MS = 1000
const CUT_MS = 15_000
/** Below this nobody feels the difference, and a busy machine makes more of it than any socket. */
const FELT_MS = 50
const UPLOAD = { bytes: 64 * 1024 * 1024, ms: 45_000 }

export const slow = ({ seed, say }: Run): Promise<void> =>
  stress(
    { seed, say },
    { walkers: WALKERS, env: { LINLI_LOG: 'warn', LINLI_PROXY: '127.0.0.1' } },
    async ({ app, town, walk, stop }) => {
      await sleep(QUIET_MS)
      const began = performance.now()
      const { hostname, port } = new URL(app.url)
      const dripping = Array.from({ length: SOCKETS }, (_, i) =>
        drip(connect(Number(port), hostname), i % 2 ? BODY : HEADERS),
      )
      await sleep(SLOW_MS)
      const ended = performance.now()
      await stop()
      const lived = await Promise.all(dripping)

      const p95 = (from: number, to: number) =>
        quantile(
          walk.answers.filter(({ at }) => at >= from && at < to).map(({ ms }) => ms),
          0.95,
        )
      const [before, meanwhile] = [p95(began - QUIET_MS / 2, began), p95(began, ended)]
      say('p95 alone', Math.round(before), 'ms')
      say('p95 beside slow sockets', Math.round(meanwhile), 'ms', {
        atMost: Math.max(2 * before, FELT_MS),
      })
      say('longest life of a slow socket', Math.round(Math.max(...lived)), 'ms', { atMost: CUT_MS })
      const { status, ms } = await uploadSlowly(app.url, town.tokenOf('edge.secretary'))
      say('64 MB on a slow line: status', status, 'HTTP', { atMost: 422 })
      say('64 MB on a slow line', Math.round(ms), 'ms', { atLeast: UPLOAD.ms })
    },
  )

const HEADERS = 'POST /rpc/matters/list HTTP/1.1\r\nhost: slow\r\n'
const BODY = `${HEADERS}content-type: application/json\r\ncontent-length: 100000\r\n\r\n`

/** Sends a beginning, then a byte a second; gives the milliseconds until it was cut. */
async function drip(socket: Socket, beginning: string): Promise<number> {
  const began = performance.now()
  socket.on('error', () => undefined)
  socket.resume()
  socket.write(beginning)
  const drops = setInterval(() => socket.write('x'), DRIP_MS)
  await Promise.race([
    new Promise(cut => socket.once('close', cut)),
    sleep(2 * SLOW_MS, undefined, { ref: false }),
  ])
  clearInterval(drops)
  socket.destroy()
  return performance.now() - began
}

/** A file as large as may be, which is no register: it is read to its end, and then refused for what it holds. */
async function uploadSlowly(url: string, token: string): Promise<{ status: number; ms: number }> {
  const began = performance.now()
  const part = Buffer.alloc(UPLOAD.bytes / 100, 'x')
  async function* body() {
    for (let sent = 0; sent < UPLOAD.bytes - part.length; sent += part.length) {
      yield part
      await sleep(UPLOAD.ms / 98)
    }
  }
  const answer = await fetch(`${url}/imports?region=990101003999&name=slow.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: Readable.toWeb(Readable.from(body())) as BodyInit,
    duplex: 'half',
  } as RequestInit).catch(() => undefined)
  return { status: answer?.status ?? 999, ms: performance.now() - began }
}
