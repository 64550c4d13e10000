/** Text messages through a gateway that answers as gateways do: late, busy, or never. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test, vi } from 'vitest'
import { openLog } from '#platform/log.ts'
import { browserOf, refusal } from '#test/doors.ts'
import { openTestApp } from '#test/make.ts'
import { textsBy } from './text-messages.ts'

const got: { body: string; headers: IncomingHttpHeaders }[] = []
/** What the gateway answers next; 0 hangs up. */
const answers: number[] = []
const gateway = createServer(async (incoming, outgoing) => {
  let body = ''
  for await (const part of incoming) body += String(part)
  got.push({ body, headers: incoming.headers })
  const status = answers.shift() ?? 200
  if (status === 0) return void outgoing.destroy()
  outgoing.writeHead(status).end()
})
await new Promise<void>(done => void gateway.listen(0, '127.0.0.1', done))
afterAll(() => void gateway.close())
const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`

const lines: string[] = []
const log = openLog('info', { write: (line: string) => lines.push(line) } as never)
const send = textsBy({ gateway: { url, token: 'ours' }, demo: true, log })!

test('a message reaches the gateway as JSON, with the token of the app', async () => {
  send('13900000001', '验证码 123456')
  await vi.waitFor(() => expect(got).toHaveLength(1))
  expect(JSON.parse(got[0]!.body)).toEqual({ phone: '13900000001', text: '验证码 123456' })
  expect(got[0]!.headers).toMatchObject({
    authorization: 'Bearer ours',
    'content-type': 'application/json',
  })
  expect(lines).toEqual([])
})

test('what may go better is tried again, what may not is not, and no line names the number', async () => {
  got.length = 0
  answers.push(503, 0, 200)
  send('13900000002', '验证码 234567')
  await vi.waitFor(() => expect(got).toHaveLength(3), 8000)
  expect(lines).toEqual([])

  answers.push(400)
  send('13900000003', '验证码 345678')
  await vi.waitFor(() => expect(lines).toHaveLength(1), 8000)
  expect(got).toHaveLength(4)
  expect(JSON.parse(lines[0]!)).toMatchObject({ status: 400, tries: 1 })
  expect(lines.join('')).not.toMatch(/1390000|345678/)
}, 20_000)

test('without a gateway only the demo has codes; elsewhere the door of the phone is not there', async () => {
  const app = await openTestApp('texts')
  const without = {
    ...app,
    app: { ...app.app, sendText: textsBy({ gateway: null, demo: false, log }) },
  }
  expect(await browserOf(app).access.signInWays({})).toEqual({ phone: true })
  expect(await browserOf(without).access.signInWays({})).toEqual({ phone: false })
  await expect(browserOf(without).access.sendCode({ phone: '13900000004' })).rejects.toMatchObject(
    refusal('NOT_ACCEPTABLE', 'no-text-messages'),
  )
})
