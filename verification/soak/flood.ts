/** As many calls as a machine can send: the bytes are made once, and of an answer only the status is read. */
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { quantile } from '#verification/quantile.ts'

export type Order = {
  url: string
  token: string
  procedure: string
  input: object
  /** Connections, each with one call at a time. */
  lanes: number
  /** All of them together, however late answers come; without it each lane calls as soon as it was answered. */
  perSecond?: number
  ms: number
}
export type Counted = { good: number; busy: number; other: number; p95: number; ms: number }

async function flood({
  url,
  token,
  procedure,
  input,
  lanes,
  perSecond,
  ms,
}: Order): Promise<Counted> {
  const { hostname, port } = new URL(url)
  const body = JSON.stringify({ json: input })
  const call = `POST /rpc/${procedure} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  const began = performance.now()
  const counted = { good: 0, busy: 0, other: 0 }
  const times: number[] = []
  const everyMs = perSecond ? (1000 * lanes) / perSecond : 0

  const lane = async (n: number) => {
    let next = began + (everyMs * n) / lanes
    let socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    while (performance.now() - began < ms) {
      const early = next - performance.now()
      if (early > 1) await sleep(early)
      next += everyMs
      const sent = performance.now()
      socket.write(call)
      const status = await answered(socket)
      if (status === 200) {
        counted.good++
        times.push(performance.now() - sent)
      } else if (status === 503) counted.busy++
      else {
        counted.other++
        socket.destroy()
        socket = connect(Number(port), hostname)
        socket.on('error', () => undefined)
      }
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: lanes }, (_, n) => lane(n)))
  return { ...counted, p95: quantile(times, 0.95), ms: performance.now() - began }
}

/** The status of the answer that comes next, once all of it is there. */
function answered(socket: ReturnType<typeof connect>): Promise<number> {
  return new Promise(resolve => {
    let text = ''
    const end = (status: number) => {
      socket.off('data', read)
      socket.off('close', cut)
      resolve(status)
    }
    const cut = () => end(0)
    const read = (part: Buffer) => {
      text += part.toString('latin1')
      const head = text.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = /content-length: (\d+)/i.exec(text.slice(0, head))?.[1]
      const whole = length ? text.length >= head + 4 + Number(length) : text.endsWith('0\r\n\r\n')
      if (whole) end(Number(text.slice(9, 12)))
    }
    socket.on('data', read)
    socket.once('close', cut)
    if (socket.destroyed) cut()
  })
}

parentPort!.postMessage(await flood(workerData as Order))
