/** The house's front over real HTTP: what a browser, a program and a stranger are told. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { contract } from '#app/contract.ts'
import { makeFront } from '#app/http.ts'
import { openDb } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { Person } from './make.ts'
import { CODES, openTestHouse, plantSmall } from './make.ts'

const house = await openTestHouse('front')
const town = await plantSmall(house)
const webFolder = await mkdtemp(join(tmpdir(), 'linli-web-'))
await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>Linli</title>')
await mkdir(join(webFolder, 'assets'))
await writeFile(join(webFolder, 'assets', 'main-1a2b.js'), 'export {}')

const open = (front = house) => {
  const server = serve({ fetch: makeFront({ ...front, webFolder }).fetch, port: 0, hostname: '127.0.0.1' })
  afterAll(() => new Promise(done => server.close(done)))
  return new Promise<string>(resolve => server.once('listening', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)))
}
const url = await open()
afterAll(() => rm(webFolder, { recursive: true }))

const bearer = (who: Person) => ({ authorization: `Bearer ${town.tokenOf(who)}` })
const ask = (path: string, { at = url, ...init }: RequestInit & { at?: string } = {}) => fetch(at + path, init)
const json = { 'content-type': 'application/json' }
const rpc = (procedure: string, input: unknown, headers: Record<string, string> = {}, at = url) =>
  ask(`/rpc/${procedure}`, { at, method: 'POST', headers: { ...json, 'x-command-id': newId(), ...headers }, body: JSON.stringify({ json: input }) })
const told = async (response: Response) => ((await response.json()) as { json: { code: string; message: string; data: any } }).json

const HEADERS = {
  'content-security-policy': expect.stringMatching(/default-src 'self'; script-src 'self';.*object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'/),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('microphone=()'),
  'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
}

test('every answer carries the headers that protect it, and none tells what it was made with', async () => {
  const answers = {
    200: [ask('/'), ask('/assets/main-1a2b.js'), ask('/health'), ask('/ready'), ask('/api/regions'), ask('/api/openapi.json'), rpc('territory/regions', {})],
    401: [rpc('access/me', {}), ask('/api/me')],
    403: [rpc('access/signOut', {}, { origin: 'https://evil.example' }), rpc('access/setUp', {}, { origin: 'null' })],
    404: [ask('/nothing'), ask('/rpc/nothing'), ask('/api/nothing'), ask('/files/1/2', { headers: bearer('edge.clerk') }), ask('/assets/none.js')],
    413: [rpc('access/signIn', { login: 'x'.repeat(1_100_000) })],
  }
  for (const [status, all] of Object.entries(answers)) {
    for (const answer of await Promise.all(all)) {
      const headers = Object.fromEntries(answer.headers)
      expect(answer.status, answer.url).toBe(Number(status))
      expect(headers, answer.url).toMatchObject(HEADERS)
      expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/)
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-powered-by']))
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['server']))
    }
  }
})

test.each(['https://evil.example', 'null', 'not an address', 'file://', `${url}.evil.example`, url.replace('127.0.0.1', 'localhost')])('a write from %s is refused in every form', async origin => {
  const forms = [
    { headers: json, body: '{"json":{}}' },
    { headers: { 'content-type': 'text/plain' }, body: '{"json":{}}' },
    { headers: {}, body: (() => { const form = new FormData(); form.set('data', '{"json":{}}'); return form })() },
  ]
  const me = bearer('edge.neighbour')
  for (const path of ['/rpc/access/signOut', '/api/sign-out', `/files?region=${CODES.edge}`]) {
    for (const { headers, body } of forms) {
      const answer = await ask(path, { method: 'POST', headers: { ...headers, ...me, origin } as Record<string, string>, body })
      expect([answer.status, ((await answer.json()) as { data: { reason: string } }).data.reason], path).toEqual([403, 'foreign-origin'])
    }
  }
  expect((await rpc('access/me', {}, me)).status).toBe(200)
})

test('a write without an origin is a program or one’s own page; another site is named by the browser', async () => {
  const me = bearer('edge.neighbour')
  expect((await rpc('access/me', {}, { ...me, origin: url })).status).toBe(200)
  expect((await rpc('access/me', {}, { ...me, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  for (const site of ['cross-site', 'same-site']) expect((await rpc('access/me', {}, { ...me, 'sec-fetch-site': site })).status).toBe(403)
  // A link or a picture is a GET, and changes nothing.
  for (const path of ['/rpc/access/signOut', '/rpc/access/signOut?data=%7B%7D', '/api/sign-out']) expect((await ask(path, { headers: me })).status).toBeGreaterThanOrEqual(404)
  expect((await rpc('access/me', {}, me)).status).toBe(200)
})

test('a body of more than 1 MB is not read to its end', async () => {
  for (const path of ['/rpc/access/signIn', '/api/sign-in']) {
    const answer = await sent(path, { headers: json, total: 64 * 1024 * 1024 })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('1 MB')
    expect(answer.bytes).toBeLessThan(8 * 1024 * 1024)
  }
  expect((await rpc('access/signIn', { login: 'nobody', password: 'x'.repeat(150) })).status).toBe(403)
})

test('the OpenAPI document holds every procedure under its own address', async () => {
  const document = (await (await ask('/api/openapi.json')).json()) as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> }
  expect(document.openapi).toMatch(/^3\./)
  const documented = Object.values(document.paths).flatMap(methods => Object.values(methods).map(({ operationId }) => operationId))
  const procedures = Object.entries(contract).flatMap(([module, all]) => Object.keys(all).map(name => `${module}.${name}`))
  expect(procedures.length).toBeGreaterThan(50)
  expect(documented.toSorted()).toEqual(procedures.toSorted())
})

test('what is wrong with an input is told for its field, in both languages', async () => {
  const input = { region: CODES.edge, id: newId(), kind: 'repair', text: '  ', placeId: 'home' }
  const answers = [
    await told(await rpc('matters/report', input, bearer('edge.resident'))),
    (await (await ask(`/api/regions/${CODES.edge}/matters`, { method: 'POST', headers: { ...json, ...bearer('edge.resident') }, body: JSON.stringify(input) })).json()) as Awaited<ReturnType<typeof told>>,
  ]
  for (const { code, message, data } of answers) {
    expect(code).toBe('BAD_REQUEST')
    expect(message).toMatch(/^text: .*\p{Script=Han}.* \/ .*[a-z]{3}/u)
    expect(data.issues.map((issue: { path: string }) => issue.path)).toEqual(['text', 'placeId'])
    for (const issue of data.issues) {
      expect(issue.zh).toMatch(/\p{Script=Han}/u)
      expect(issue.en).toMatch(/^[\x20-\x7e]+$/)
    }
  }
  const broken = await ask('/rpc/access/signIn', { method: 'POST', headers: json, body: '{"json":' })
  expect(broken.status).toBe(400)
})

test('a fault of ours tells nothing of the inside, and stands whole in the log', async () => {
  const { id } = await town.matter({ by: 'edge.clerk', requester: { name: '林知秋', phone: '13612345678' } })
  await house.admin.query("update people.person set phone_cipher = '\\x0100' where name = '林知秋'")
  const from = house.lines.length
  for (const answer of [
    await rpc('matters/get', { region: CODES.edge, id }, bearer('edge.clerk')),
    await ask(`/api/regions/${CODES.edge}/matters/${id}`, { headers: bearer('edge.clerk') }),
  ]) {
    expect(answer.status).toBe(500)
    const text = await answer.text()
    expect(text).not.toMatch(/at |\.ts|select|Invalid|decipher|13612345678|林知秋/)
  }
  const logged = house.lines.slice(from).filter(line => line.includes('"failed"'))
  expect(logged).toHaveLength(2)
  for (const line of logged) expect(line).toMatch(/requestId.*vault\.ts/)
  const missing = await ask('/nothing/at/all')
  expect(await missing.text()).not.toMatch(/node|hono|\//i)
})

const photo = async (make = sharp({ create: { width: 40, height: 30, channels: 3, background: '#b3261e' } })) => make.jpeg().toBuffer()
const upload = (who: Person, body: Uint8Array | string, region: number = CODES.edge) =>
  ask(`/files?region=${region}`, { method: 'POST', headers: { ...bearer(who), 'content-type': 'image/jpeg' }, body: body as BodyInit })

test('a photo loses where and with what it was taken, and keeps its picture', async () => {
  const taken = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#0b5cad' } })
    .withExif({ IFD0: { Make: 'SpyPhone', Copyright: '林小满' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 42/1 0/1' } })
    .jpeg().toBuffer()
  expect((await sharp(taken).metadata()).exif?.toString('latin1')).toContain('SpyPhone')
  const kept = await upload('edge.resident', taken)
  expect(kept.status).toBe(200)
  const { id, url: path } = (await kept.json()) as { id: string; url: string }
  expect(path).toBe(`/files/${CODES.edge}/${id}`)
  const served = await ask(path, { headers: bearer('edge.resident') })
  expect(Object.fromEntries(served.headers)).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-disposition': 'inline; filename="photo.jpg"', 'cache-control': expect.stringContaining('private') })
  const bytes = Buffer.from(await served.arrayBuffer())
  const seen = await sharp(bytes).metadata()
  expect(seen).toMatchObject({ format: 'jpeg', width: 1600, height: 800 })
  expect([seen.exif, seen.xmp, seen.iptc]).toEqual([undefined, undefined, undefined])
  expect(bytes.toString('latin1')).not.toMatch(/SpyPhone|GPS/)
})

test('a photo is one by its content, whatever it calls itself', async () => {
  const jpeg = await photo()
  const gif = await sharp(jpeg).gif().toBuffer()
  const noise = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).jpeg().toBuffer()
  const refusedOnes = {
    html: '<!doctype html><script>alert(1)</script>',
    svg: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    gif,
    'gif with a script': Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from('*/=1;alert(1)')]),
    pdf: Buffer.concat([Buffer.from('%PDF-1.7\n<script>'), jpeg]),
    'html before a jpeg': Buffer.concat([Buffer.from('<html>'), jpeg]),
    truncated: noise.subarray(0, noise.length / 2),
    'head alone': jpeg.subarray(0, 20),
    nothing: '',
  }
  for (const [name, body] of Object.entries(refusedOnes)) {
    const answer = await upload('edge.resident', body)
    expect([answer.status, ((await answer.json()) as { data: { reason: string } }).data.reason], name).toEqual([422, 'not-a-photo'])
  }
  const polyglot = await upload('edge.resident', Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')]))
  const { url: path } = (await polyglot.json()) as { url: string }
  expect(await (await ask(path, { headers: bearer('edge.resident') })).text()).not.toContain('script')
})

test('an upload of more than 12 MB is cut while it streams', async () => {
  const answer = await sent(`/files?region=${CODES.edge}`, { headers: { ...bearer('edge.resident'), 'content-type': 'image/jpeg' }, total: 200 * 1024 * 1024, head: await photo() })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('12 MB')
  expect(answer.bytes).toBeLessThan(24 * 1024 * 1024)
  expect((await ask('/health')).status).toBe(200)
})

test('a photo is served to those who see the matter, and to nobody else', async () => {
  const { id } = (await (await upload('edge.resident', await photo())).json()) as { id: string }
  const look = async (who: Person | null) => (await ask(`/files/${CODES.edge}/${id}`, { headers: who ? bearer(who) : {} })).status
  expect(await look('edge.clerk')).toBe(404)
  await town.matter({ by: 'edge.resident', photoIds: [id] })
  const expected: [Person | null, number][] = [
    ['edge.resident', 200], ['edge.clerk', 200], ['edge.secretary', 200], ['edge.gridWorker', 200], ['edge.steward', 200],
    ['edge.gridWorker30', 404], ['edge.neighbour', 404], ['sibling.clerk', 404], ['street.streetOfficer', 404], ['five.clerk', 404], [null, 401],
  ]
  for (const [who, status] of expected) expect(await look(who), who ?? 'nobody').toBe(status)
  for (const path of [`/files/${CODES.edge}/${newId()}`, `/files/${CODES.edge}/..%2f..%2fkeys.json`, '/files/0/0', `/files/x/${id}`]) {
    expect((await ask(path, { headers: bearer('edge.clerk') })).status, path).toBe(404)
  }
})

test('photos are put by whoever is posted there, and a hundred and twenty an hour', async () => {
  const jpeg = await photo()
  for (const [who, region, status] of [['sibling.clerk', CODES.edge, 404], ['edge.clerk', CODES.street, 404], ['edge.clerk', 0, 404], ['edge.clerk', Number.NaN, 404], ['edge.clerk', CODES.edge, 200]] as const) {
    expect((await upload(who, jpeg, region)).status, `${who} ${region}`).toBe(status)
  }
  await house.admin.query("update access.posting set to_on = '2026-01-02' where region = $1 and role = 'viceSecretary'", [CODES.edge])
  for (const region of [CODES.edge, 0]) expect((await upload('edge.viceSecretary', jpeg, region)).status).toBe(404)
  await house.admin.query("update platform.attempt set count = 120 where key like 'photos:%'")
  expect((await upload('edge.clerk', jpeg)).status).toBe(429)
})

test('the house says that it lives, and whether it can work', async () => {
  expect(await (await ask('/health')).json()).toEqual({ alive: true })
  expect(await (await ask('/ready')).json()).toEqual({ ready: true })
  const gone = new URL(house.appUrl)
  gone.port = '1'
  const db = openDb(gone.href)
  const at = await open({ ...house, db })
  const ready = await ask('/ready', { at })
  expect([ready.status, ready.headers.get('retry-after'), await ready.json()]).toEqual([503, '1', { ready: false }])
  expect((await ask('/health', { at })).status).toBe(200)
  for (const busy of [await rpc('territory/regions', {}, {}, at), await ask('/api/regions', { at }), await ask(`/files/${CODES.edge}/${newId()}`, { at, headers: bearer('edge.clerk') })]) {
    expect([busy.status, busy.headers.get('retry-after')], busy.url).toEqual([503, '1'])
    expect(await busy.text()).toMatch(/系统正忙.*try again/)
  }
  await db.destroy()
})

test('a session is a cookie that no script reads and no other site sends', async () => {
  const signed = await rpc('access/signInAsDemo', { key: 'edge.resident' })
  const cookie = signed.headers.get('set-cookie')!
  expect(cookie).toMatch(/^linli=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
  const own = { cookie: cookie.split(';')[0]! }
  expect((await told(await rpc('access/me', {}, own))) as unknown).toMatchObject({ name: '林小满' })
  const out = await rpc('access/signOut', {}, own)
  expect(out.headers.get('set-cookie')).toMatch(/^linli=; Max-Age=0;/)
  expect((await rpc('access/me', {}, own)).status).toBe(401)
})

test('nobody in particular may call six hundred times a minute, fifty first pages are far below, and members are not counted', async () => {
  house.clock.advance({ minutes: 2 })
  const call = async (headers: Record<string, string> = {}) => (await rpc('territory/regions', {}, headers)).status
  const many = (n: number, headers?: () => Record<string, string>) => Promise.all(Array.from({ length: n }, () => call(headers?.())))
  expect(new Set(await many(250))).toEqual(new Set([200]))
  // An address that a caller gives itself is not believed.
  const rest = await many(370, () => ({ 'x-forwarded-for': `10.0.0.${Math.floor(Math.random() * 250)}` }))
  expect(rest.filter(status => status === 429)).toHaveLength(20)
  const refusal = await told(await rpc('access/signIn', { login: 'nobody', password: 'nothing' }))
  expect(refusal).toMatchObject({ code: 'TOO_MANY', data: { reason: 'too-many', retryAfterSeconds: 60 } })
  expect(await call(bearer('edge.clerk'))).toBe(200)
  expect((await ask('/health')).status).toBe(200)
  house.clock.advance({ minutes: 1 })
  expect(await call()).toBe(200)
})

/** Streams a body until the server answers; tells what it said and how much it had taken by then. */
function sent(path: string, { headers, total, head = Buffer.alloc(0) }: { headers: Record<string, string>; total: number; head?: Buffer }) {
  return new Promise<{ status: number; text: string; bytes: number }>((resolve, reject) => {
    const call = request(url + path, { method: 'POST', headers })
    let bytes = 0
    let answered = false
    const part = Buffer.alloc(64 * 1024, 32)
    const write = () => {
      while (!answered && bytes < total) {
        bytes += part.length
        if (!call.write(part)) return void call.once('drain', write)
      }
      if (!answered) call.end()
    }
    call.once('response', async response => {
      answered = true
      const taken = bytes
      let text = ''
      for await (const piece of response) text += String(piece)
      resolve({ status: response.statusCode!, text, bytes: taken })
      call.destroy()
    })
    call.on('error', error => (answered ? undefined : reject(error)))
    call.write(head)
    write()
  })
}
