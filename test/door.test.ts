/** The door over real HTTP: who is let in, how often, how many at once, and what a stranger is told. */
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { callerOf } from '#app/caller.ts'
import { fairShare } from '#app/fair-share.ts'
import { PROCEDURES } from '#verification/fuzz/fuzz-batch.ts'
import { bearer as bearerOf, JSON_BODY, openFront } from './http.ts'
import type { Person } from './make.ts'
import { CODES, openTestApp, plantSmall } from './make.ts'

const app = await openTestApp('door')
const town = await plantSmall(app)
const { url, ask, rpc, stream } = await openFront(app)
const proxied = await openFront(app, {
  env: { LINLI_PROXY: '127.0.0.1, 10.0.0.0/8', LINLI_HSTS: '1' },
  demoOpen: false,
})
const bearer = (who: Person) => bearerOf(town, who)
const HTTPS = { 'x-forwarded-proto': 'https' }
/** A minute later nobody has been counted yet. */
const anew = () => app.clock.advance({ minutes: 2 })

/** Not all at once: an address has only so many sockets. */
async function many(n: number, call: (nth: number) => Promise<Response>): Promise<number[]> {
  const statuses: number[] = []
  while (statuses.length < n) {
    const wave = Array.from({ length: Math.min(20, n - statuses.length) }, (_, nth) =>
      call(statuses.length + nth),
    )
    statuses.push(...(await Promise.all(wave)).map(({ status }) => status))
  }
  return statuses
}

/** A call as its sender writes it, with whatever name and method. */
const raw = (path: string, headers: Record<string, string>, method = 'POST') =>
  new Promise<{ status: number; text: string }>((done, fail) => {
    const call = request(url + path, { method, headers: { ...JSON_BODY, ...headers } }, answer => {
      let text = ''
      answer.on('data', part => (text += String(part)))
      answer.once('end', () => done({ status: answer.statusCode!, text }))
    })
    call.once('error', fail)
    call.end(method === 'POST' ? '{"json":{"key":"edge.clerk"}}' : undefined)
  })

test('an answer to bad input is short, tells twenty faults at most, and never the value', async () => {
  anew()
  const SECRET = 'b7c1d9e2'
  for (const [input, status] of [
    [{ region: CODES.edge, states: Array(500).fill(1) }, 413],
    [{ region: CODES.edge, states: Array(60).fill(SECRET) }, 400],
    [{ region: CODES.edge, states: [], [SECRET.repeat(5000)]: 1, words: SECRET.repeat(20) }, 400],
    [{ region: SECRET, states: 'x'.repeat(900_000) }, 413],
  ] as const) {
    const answer = await rpc('matters/list', input)
    const text = await answer.text()
    expect(answer.status).toBe(status)
    expect(text.length).toBeLessThan(8 * 1024)
    expect(text).not.toContain(SECRET)
    if (status === 400)
      expect(
        (JSON.parse(text) as { json: { data: { issues: [] } } }).json.data.issues.length,
      ).toBeLessThanOrEqual(20)
  }
})

test('whoever calls wrongly is counted like anybody, before the call is read', async () => {
  anew()
  const statuses = await many(650, () => rpc('matters/list', { states: [1] }))
  expect(statuses.filter(status => status === 400)).toHaveLength(600)
  expect(statuses.filter(status => status === 429)).toHaveLength(50)
  const refused = await rpc('matters/list', { states: 'x'.repeat(900_000) })
  expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, 60])
  expect((await rpc('access/me', {}, bearer('edge.clerk'))).status).toBe(200)
  anew()
})

test('what is too large is refused by what it says of itself: none of it is waited for, and its socket closes', async () => {
  anew()
  const { port } = new URL(url)
  const head = (path: string, bytes: number) =>
    `POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-type: application/json\r\n` +
    `content-length: ${bytes}\r\n\r\n`
  const answerTo = async (text: string) => {
    const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8')
    const began = performance.now()
    let [answer, ms] = ['', 0]
    socket.write(text)
    for await (const part of socket) {
      ms ||= performance.now() - began
      answer += String(part)
    }
    return { answer, ms }
  }
  for (const [path, bytes] of [
    ['/rpc/matters/list', 1_000_000],
    ['/api/track', 5_000_000],
    ['/rpc/matters/list', 2 ** 40],
  ] as const) {
    const { answer, ms } = await answerTo(head(path, bytes))
    expect(ms, path).toBeLessThan(900)
    expect(answer).toMatch(/^HTTP\/1.1 413 /)
    expect(answer.toLowerCase()).toContain('connection: close')
    expect(answer).toMatch(/"reason":"body-too-large"\}\}*$/)
  }
  // A small one that is refused leaves its socket to the next call.
  const small = `${head('/rpc/matters/list', 2)}[]${head('/rpc/matters/list', 1_000_000)}`
  expect((await answerTo(small)).answer.match(/HTTP\/1.1 \d+/g)).toEqual([
    'HTTP/1.1 400',
    'HTTP/1.1 413',
  ])
})

test('nobody passes for a member with a token that is none', async () => {
  anew()
  const made = (n: number) => ({ authorization: `Bearer ${'x'.repeat(40)}${n}` })
  const tries = await many(620, n => rpc('access/me', {}, made(n)))
  expect(tries.filter(status => status === 429)).toHaveLength(20)
  anew()
})

test('while tokens that are none flood an address, who is known or comes in there goes on', async () => {
  anew()
  const me = async (headers: Record<string, string>) => (await rpc('access/me', {}, headers)).status
  expect(await me(bearer('edge.clerk'))).toBe(200)
  const made = (n: number) => ({ authorization: `Bearer ${'y'.repeat(40)}${n}` })
  expect((await many(620, n => rpc('access/me', {}, made(n)))).at(-1)).toBe(429)
  expect(await me(bearer('edge.clerk'))).toBe(200)
  const entered = await rpc('access/signInAsDemo', { key: 'edge.resident' })
  const { token } = ((await entered.json()) as { json: { token: string } }).json
  expect(await me({ authorization: `Bearer ${token}` })).toBe(200)
  const elsewhere = { ...bearer('edge.secretary'), 'x-forwarded-for': '203.0.113.50' }
  expect((await proxied.rpc('access/me', {}, elsewhere)).status).toBe(200)
  // Only who was never seen here waits, until the minute is over.
  const unseen = await rpc('access/me', {}, bearer('edge.secretary'))
  expect([unseen.status, Number(unseen.headers.get('retry-after')) <= 60]).toEqual([429, true])
  anew()
  expect(await me(bearer('edge.secretary'))).toBe(200)
})

test('who sends a file or asks for one is counted before a byte of it is read', async () => {
  for (const path of [`/files?region=${CODES.edge}`, `/imports?region=${CODES.edge}&name=a`]) {
    anew()
    const statuses = await many(610, () => ask(path, { method: 'POST', body: 'x' }))
    expect(statuses.filter(status => status === 401)).toHaveLength(600)
    expect(statuses.filter(status => status === 429)).toHaveLength(10)
    const refused = await stream(path, { headers: {}, total: 12_000_000 })
    expect(refused.status).toBe(429)
    expect(refused.bytes).toBeLessThan(4_000_000)
    expect((await ask(path.replace(/\?.*/, '/1/2'))).status).toBe(429)
    expect((await ask('/health')).status).toBe(200)
  }
  anew()
})

test('the doors are counted by address, whoever knocks', async () => {
  anew()
  const knock = async (nth: number) =>
    (
      await rpc(
        'matters/track',
        { region: CODES.edge, number: `n${nth}`, code: 'x' },
        bearer('edge.resident'),
      )
    ).status
  await rpc('access/me', {}, bearer('edge.resident'))
  const statuses: number[] = []
  for (let nth = 0; nth < 125; nth++) statuses.push(await knock(nth))
  expect(statuses.slice(-5)).toEqual(Array(5).fill(429))
  expect((await rpc('access/me', {}, bearer('edge.resident'))).status).toBe(200)
  const secrets = PROCEDURES.filter(([, { '~orpc': it }]) => (it.meta as { secret?: true }).secret)
  expect(secrets.map(([name]) => name)).toEqual(
    expect.arrayContaining(['access.signIn', 'access.signInByCode', 'access.secondFactor']),
  )
  anew()
})

test('each caller has so many calls in work, and who waits too long is told when to come back', async () => {
  const enter = fairShare({ atOnce: 2, patienceMs: 60 })
  const leave = [await enter('a'), await enter('a')]
  const late = enter('a')
  const soon = enter('a')
  await enter('b')
  leave[0]!()
  const leaveLate = await late
  await expect(soon).rejects.toMatchObject({
    code: 'TOO_MANY',
    detail: { retryAfterSeconds: 1 },
  })
  leaveLate()
  leave[1]!()
  await enter('a')
})

test('only the methods of the contract are answered, and a question of the head alone changes nothing', async () => {
  const me = bearer('edge.neighbour')
  for (const path of ['/rpc/access/signOut', '/api/sign-out'])
    for (const method of ['HEAD', 'GET', 'PUT', 'DELETE', 'PATCH'])
      expect([404, 405], `${method} ${path}`).toContain(
        (await ask(path, { method, headers: { ...me, origin: url } })).status,
      )
  expect((await rpc('access/me', {}, me)).status).toBe(200)
  expect((await ask('/api/me', { method: 'HEAD', headers: me })).status).toBe(200)
  expect((await ask('/api/me', { method: 'POST', headers: me })).status).toBe(404)
})

test('fifty heads of a photo leave no file open', async () => {
  const picture = { create: { width: 8, height: 8, channels: 3, background: 'red' } } as const
  const headers = bearer('edge.resident')
  const kept = await ask(`/files?region=${CODES.edge}`, {
    method: 'POST',
    headers,
    body: new Uint8Array(await sharp(picture).png().toBuffer()),
  })
  const { url: photo } = (await kept.json()) as { url: string }
  const open = async () => (await readdir('/proc/self/fd')).length
  const before = await open()
  for (let nth = 0; nth < 50; nth++)
    expect((await ask(photo, { method: 'HEAD', headers })).status).toBe(200)
  await sleep(100)
  expect(await open()).toBeLessThan(before + 10)
  const whole = await ask(photo, { headers })
  expect(whole.headers.get('cache-control')).toMatch(/^private/)
})

test('a session is a cookie that no script reads and no other site sends', async () => {
  const signed = await rpc('access/signInAsDemo', { key: 'edge.resident' })
  const cookie = signed.headers.getSetCookie()[0]!
  expect(cookie).toMatch(/^linli=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
  const own = cookie.split(';')[0]!
  const me = async (cookies: string) => (await rpc('access/me', {}, { cookie: cookies })).status
  expect(await me(own)).toBe(200)
  // Whose cookie it is when there are two, nobody can tell.
  expect(await me(`linli=planted; ${own}`)).toBe(401)
  expect(await me(`${own}; linli=planted`)).toBe(401)
  const out = await rpc('access/signOut', {}, { cookie: own })
  expect(out.headers.get('set-cookie')).toMatch(/^linli=; Max-Age=0;/)
  expect(await me(own)).toBe(401)
})

test('over HTTPS no other host can set it, and browsers are told to stay', async () => {
  const token = town.tokenOf('edge.resident')
  for (const headers of [
    HTTPS,
    { 'x-forwarded-for': '203.0.113.7, 10.1.2.3', 'x-forwarded-proto': 'https, http' },
  ]) {
    const me = (cookie: string) => proxied.rpc('access/me', {}, { ...headers, cookie })
    expect((await me(`__Host-linli=${token}; linli=planted`)).status).toBe(200)
    const plain = await me(`linli=${token}`)
    expect(plain.status).toBe(401)
    expect(plain.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
  }
  const out = await proxied.rpc('access/signOut', {}, { ...HTTPS, ...bearer('edge.resident') })
  expect(out.headers.get('set-cookie')).toMatch(
    /^__Host-linli=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect((await proxied.ask('/health')).headers.get('strict-transport-security')).toBeNull()
})

test('behind proxies each caller is counted by itself', async () => {
  anew()
  const call = async (from: string) =>
    (await proxied.rpc('territory/regions', {}, { 'x-forwarded-for': from })).status
  for (let nth = 0; nth < 600; nth++) await call('203.0.113.7')
  expect(await call('203.0.113.7, 10.9.8.7')).toBe(429)
  expect(await call('1.2.3.4, 203.0.113.7, 10.9.8.7')).toBe(429)
  expect(await call('203.0.113.8, 10.9.8.7')).toBe(200)
  anew()
})

test('what is personal is kept by nobody on its way', async () => {
  const me = bearer('edge.clerk')
  for (const answer of await Promise.all([
    rpc('access/me', {}, me),
    ask('/api/me', { headers: me }),
    rpc('access/me', {}),
    rpc('matters/list', { states: 1 }),
    ask('/files/1/2', { headers: me }),
  ]))
    expect(answer.headers.get('cache-control'), answer.url).toBe('no-store')
})

test('a name that a stranger pointed at this machine is not answered', async () => {
  const evil = { host: 'evil.example', origin: 'http://evil.example' }
  for (const path of ['/rpc/access/signInAsDemo', '/api/demo/sign-in']) {
    const { status, text } = await raw(path, evil)
    expect([status, text]).toEqual([403, expect.stringContaining('LINLI_ORIGIN')])
  }
  expect((await raw('/api/regions', { host: 'evil.example' }, 'GET')).status).toBe(403)
  expect((await raw('/health', { host: 'evil.example' }, 'GET')).status).toBe(200)
  const { port } = new URL(url)
  const local = { host: `localhost:${port}`, origin: `http://localhost:${port}` }
  expect((await raw('/rpc/access/signInAsDemo', local)).status).toBe(200)
})

test('a proxy that adds no header is known by the protocol in which it speaks', async () => {
  const { hostname, port } = new URL(proxied.url)
  const answer = await new Promise<string>(done => {
    let text = ''
    const socket = connect(Number(port), hostname, () =>
      socket.write('GET /rpc/access/demoPeople HTTP/1.0\r\nhost: 127.0.0.1\r\n\r\n'),
    )
    socket.on('data', part => (text += String(part))).on('close', () => done(text))
  })
  expect(answer).toMatch(/200 OK[^]*{"json":\[]}/)
})

test('without a word of its operator the demo is for this machine alone', async () => {
  const from = (headers: Record<string, string>) => ({
    people: async () =>
      ((await (await proxied.rpc('access/demoPeople', {}, headers)).json()) as { json: [] }).json,
    enter: async () =>
      (await proxied.rpc('access/signInAsDemo', { key: 'edge.clerk' }, headers)).status,
  })
  expect((await from({}).people()).length).toBeGreaterThan(0)
  expect(await from({}).enter()).toBe(200)
  const spoken: Record<string, string>[] = [
    { 'x-forwarded-for': '203.0.113.9' },
    HTTPS,
    { 'x-real-ip': '::1' },
    { 'cf-connecting-ip': '203.0.113.9' },
  ]
  for (const headers of spoken) {
    expect(await from(headers).people()).toEqual([])
    expect(await from(headers).enter()).toBe(404)
  }
})

test('the document of the API and the probe cost the same however many ask', async () => {
  const asked = app.db.connect
  let probes = 0
  app.db.connect = () => (probes++, asked())
  const answers = await Promise.all(Array.from({ length: 100 }, () => ask('/ready')))
  app.db.connect = asked
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(probes).toBeLessThanOrEqual(1)
  const documents = await Promise.all(
    Array.from({ length: 3 }, async () => (await ask('/api/openapi.json')).text()),
  )
  expect(new Set(documents).size).toBe(1)
  const more = await many(60, () => ask('/api/openapi.json'))
  expect(more.filter(status => status === 429)).toHaveLength(3)
})

test('only wrong tries at a slip are counted: by address, and by its number', async () => {
  const { number, region, id } = await town.matter({ by: 'edge.neighbour' })
  const { code } = await town.as('edge.neighbour').matters.receipt({ region, id })
  const nobody = callerOf(app).matters
  for (let nth = 0; nth < 120; nth++) await nobody.track({ region, number, code })
  const wrong = (of: string) => nobody.track({ region, number: of, code: 'WRONG' })
  for (let nth = 0; nth < 100; nth++)
    await expect(wrong(number)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(wrong('another')).rejects.toMatchObject({ code: 'TOO_MANY' })
  app.clock.advance({ minutes: 16 })
  await expect(wrong('another')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(wrong(number)).rejects.toMatchObject({ code: 'TOO_MANY' })
})

test('no line of the log holds the code of a slip, right or wrong, however it was sent', async () => {
  anew()
  const { number, region, id } = await town.matter({ by: 'edge.neighbour' })
  const { code } = await town.as('edge.neighbour').matters.receipt({ region, id })
  const WRONG = 'WRONGC0DE'
  const before = app.lines.length
  for (const slip of [
    { region, number, code },
    { region, number, code: WRONG },
    { region, number, code: [code] },
  ]) {
    const input = { ...slip, solved: true, reason: code }
    for (const verb of ['track', 'submitFeedbackByCode', 'reopenByCode'])
      await rpc(`matters/${verb}`, input)
    for (const path of ['/api/track', '/api/track/feedback', '/api/track/reopen'])
      await ask(path, { method: 'POST', headers: JSON_BODY, body: JSON.stringify(input) })
    await ask(`/api/track?number=${number}&code=${String(slip.code)}`)
    await ask(`/track?number=${number}&code=${String(slip.code)}`)
  }
  const lines = app.lines.slice(before)
  expect(lines.filter(line => line.includes('"request"'))).toHaveLength(24)
  expect(lines.filter(line => line.includes(code) || line.includes(WRONG))).toEqual([])
})
