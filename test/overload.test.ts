/** Too many, too slow, or a database that says nothing: whoever can be served is, and the others hear so at once. */
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { boundSockets, cutTrickles } from '#app/sockets.ts'
import { inScope, openDb } from '#platform/db/db.ts'
import { EVERYWHERE } from '#platform/db/scope.ts'
import { openFront } from './http.ts'
import { openTestApp } from './make.ts'

const app = await openTestApp('overload')
const { ask, rpc } = await openFront(app)

test('who would only wait in vain is told at once to come back, and the app still says that it lives', async () => {
  let free = () => undefined as void
  const held = new Promise<void>(done => (free = done))
  const waiting = Array.from({ length: 100 }, () => inScope(app.db, EVERYWHERE, () => held))
  await sleep(300)
  const began = performance.now()
  const refused = await rpc('territory/regions', {})
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(refused.headers.get('x-content-type-options')).toBe('nosniff')
  expect(((await refused.json()) as { json: object }).json).toMatchObject({ code: 'BUSY' })
  expect((await ask('/health')).status).toBe(200)
  free()
  await Promise.all(waiting)
  expect((await rpc('territory/regions', {})).status).toBe(200)
})

test('a transaction to which the database says nothing more is cut, and its connection not used again', async () => {
  const db = openDb(app.appUrl, { max: 1, transactionMs: 0, patienceMs: 300 })
  const stuck = inScope(db, EVERYWHERE, tx => sql`select pg_sleep(60)`.execute(tx))
  await expect(stuck).rejects.toThrow(/Connection terminated/)
  await inScope(db, EVERYWHERE, tx => sql`select 1`.execute(tx))
  await db.destroy()
})

test('a body that trickles is cut, and one that keeps coming is not', async () => {
  const server = createServer((incoming, outgoing) => {
    incoming.resume().once('end', () => outgoing.end('whole'))
  })
  cutTrickles(server, { everyMs: 200, bytes: 1000 })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const send = async (bytes: number, method = 'POST') => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    let text = ''
    socket.on('data', part => (text += String(part)))
    socket.on('error', () => undefined)
    socket.write(
      `${method} / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${bytes * 20}\r\n\r\n`,
    )
    for (let part = 0; part < 20 && !socket.destroyed; part++) {
      socket.write('x'.repeat(bytes))
      await sleep(50)
    }
    if (!socket.destroyed) await new Promise(done => socket.once('close', done))
    return text.includes('whole')
  }
  expect(await Promise.all([send(1000), send(10), send(10, 'GET')])).toEqual([true, false, false])
  server.close()
})

test('an address has its share of sockets and no more, but for a proxy of ours', async () => {
  for (const [exempt, left] of [
    [() => false, 5],
    [() => true, 8],
  ] as const) {
    const server = createServer((_, outgoing) => outgoing.end())
    boundSockets(server, { max: 5, exempt })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const open = () => connect(port, '127.0.0.1').on('error', () => undefined)
    const sockets = Array.from({ length: 8 }, open)
    await sleep(100)
    const still = sockets.filter(socket => !socket.closed)
    expect(still).toHaveLength(left)
    still.pop()!.destroy()
    await sleep(50)
    const next = open()
    await sleep(50)
    expect(next.closed).toBe(false)
    for (const socket of [...still, next]) socket.destroy()
    await new Promise(done => server.close(done))
  }
})
